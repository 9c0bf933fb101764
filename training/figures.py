"""Draws docs/figures/*.svg for the model card: what the model found in val, as boxes without the photo, and average precision a class.

    python3 figures.py RUN_DIR/checkpoint.pt ../models/garments.json ../docs/figures

Prints which classes are taken for which.
"""
import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from card import LIMIT, LONG_SIDE, MAX_OVERLAP
from dataset import CLASSES, STREET_DIR, load_street
from evaluate import detections, iou_matrix
from export import load
from predict import predict_file

SHOWN = 3
GOOD = 'Boxes of three photos that the detector reads well'
BAD = 'Boxes of three photos that the detector reads badly'
TRUTH, RIGHT, WRONG = '#888', '#1a7f37', '#cf222e'


def svg(title, width, height, body):
    style = 'font-family="sans-serif" font-size="13"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" {style}>' \
           f'<title>{title}</title><rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'


def frame(box, colour, label, below, dashed=False):
    x1, y1, x2, y2 = (round(float(v), 1) for v in box)
    dash = ' stroke-dasharray="5 4"' if dashed else ''
    y = y2 + 13 if below else max(12, y1 - 4)
    return f'<rect x="{x1}" y="{y1}" width="{round(x2 - x1, 1)}" height="{round(y2 - y1, 1)}" fill="none" stroke="{colour}" ' \
           f'stroke-width="2"{dash}/><text x="{x1}" y="{round(y, 1)}" fill="{colour}">{label}</text>'


def drawing(title, cases):
    body, offset = '', 20
    for truth_boxes, labels, rows, right in cases:
        parts = [frame(b, TRUTH, CLASSES[c], True, dashed=True) for b, c in zip(truth_boxes, labels)]
        parts += [frame(r[:4], RIGHT if ok else WRONG, f'{CLASSES[int(r[5])]} {r[4]:.2f}', False) for r, ok in zip(rows, right)]
        body += f'<g transform="translate({offset} 20)">{"".join(parts)}</g>'
        offset += 460
    return svg(title, offset, 690, body)


def bars(card):
    rows = sorted(card['metrics']['classes'].items(), key=lambda item: -(item[1]['ap50'] or 0))
    body = '<text x="120" y="18">AP50 of each class on val (boxes)</text>'
    for i, (name, figures) in enumerate(rows):
        y, length = 30 + i * 20, round(400 * (figures['ap50'] or 0))
        body += f'<text x="112" y="{y + 13}" text-anchor="end">{name}</text><rect x="120" y="{y}" width="{length}" height="16" fill="#4078c0"/>' \
                f'<text x="{126 + length}" y="{y + 13}">{figures["ap50"]} ({figures["valBoxes"]})</text>'
    return svg('AP50 of each class on val', 640, 40 + len(rows) * 20, body)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint')
    parser.add_argument('card')
    parser.add_argument('out')
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, card = load(options.checkpoint), json.loads(Path(options.card).read_text())
    thresholds = np.array([card['thresholds'][name] for name in CLASSES])
    cases, taken_for, seen = [], Counter(), Counter()
    for photo in load_street('val'):
        boxes, labels = photo.boxes / photo.scale, photo.targets.argmax(1)
        rows = detections(*predict_file(model, STREET_DIR / 'images' / photo.name, LONG_SIDE), 0.05, MAX_OVERLAP, LIMIT)
        rows = rows[rows[:, 4] >= thresholds[rows[:, 5].astype(int)]]
        iou = iou_matrix(rows[:, :4], boxes)
        right = [(iou[i] * (labels == row[5])).max(initial=0) >= 0.5 for i, row in enumerate(rows)]
        for t, label in enumerate(labels):
            seen[label] += 1
            at = [i for i in range(len(rows)) if iou[i, t] >= 0.5]
            said = {int(rows[i, 5]) for i in at}
            if label not in said and at:
                taken_for[label, int(rows[at[0], 5])] += 1
        found = sum((iou[:, t] * (rows[:, 5] == label)).max(initial=0) >= 0.5 for t, label in enumerate(labels))
        cases.append((2 * found / (len(rows) + len(labels)), boxes, labels, rows, right))
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    full = sorted((case for case in cases if len(case[2]) >= 4), key=lambda case: case[0])
    (out / 'good-cases.svg').write_text(drawing(GOOD, [case[1:] for case in full[-SHOWN:]]))
    (out / 'bad-cases.svg').write_text(drawing(BAD, [case[1:] for case in full[:SHOWN]]))
    (out / 'average-precision.svg').write_text(bars(card))
    for (truth, said), count in taken_for.most_common(20):
        print(f'{CLASSES[truth]} taken for {CLASSES[said]}: {count} of {seen[truth]}')


if __name__ == '__main__':
    main()
