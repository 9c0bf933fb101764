"""Measures a checkpoint on photos it never saw and writes the model card beside the exported network.

    python3 card.py RUN_DIR/checkpoint.pt ../models/garments.onnx --version 1.0.0 --summary "..."

The checkpoint may be the exported file itself.

Thresholds are tuned on val and the held-out tagged photos together; every tag figure in the card comes from five folds over them:
thresholds tuned on four fifths, tags counted on the rest.
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from augment import PAD_VALUE
from dataset import CLASSES, ITEM_CLASSES, ITEM_DIR, STREET_DIR, item_rows, load_street, load_weak
from evaluate import AVERAGED_OVERLAP, AVERAGED_SCORE, average_precision, cross_validated_f1, detections, micro_f1, tag_scores, tag_truth, tune_thresholds
from export import load
from predict import predict_file

LONG_SIDE, STRIDE, MAX_OVERLAP, LIMIT = 416, 32, 0.55, 100
FLOOR = 0.01


def rounded(value, digits=3):
    return None if value is None or np.isnan(value) else round(float(value), digits)


def share(part, whole):
    return None if whole == 0 else part / whole


def item_report(model):
    """Right answers and photos for every label of the held-out single-garment photos."""
    report = {label: [0, 0] for label in ITEM_CLASSES}
    for name, label in item_rows(held_out=True):
        _, scores = predict_file(model, ITEM_DIR / 'images' / f'{name}.jpg', LONG_SIDE)
        report[label][0] += CLASSES[scores.max(0).argmax()] in ITEM_CLASSES[label]
        report[label][1] += 1
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint')
    parser.add_argument('onnx')
    parser.add_argument('--version', required=True)
    parser.add_argument('--summary', required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = load(options.checkpoint)
    classes = len(CLASSES)

    val, weak = load_street('val'), load_weak(held_out=True)
    def rows(path):
        return detections(*predict_file(model, path, LONG_SIDE), floor=FLOOR, threshold=MAX_OVERLAP, limit=LIMIT)
    val_rows = [rows(STREET_DIR / 'images' / photo.name) for photo in val]
    truths = [(photo.boxes / photo.scale, photo.targets.argmax(1)) for photo in val]
    precision = average_precision(truths, val_rows, classes)
    weak_rows = [rows(STREET_DIR / 'weak-images' / photo.name) for photo in weak]

    scores = np.concatenate([tag_scores(val_rows, classes), tag_scores(weak_rows, classes)])
    truth = np.concatenate([tag_truth(truths, classes), np.zeros((len(weak), classes), bool)])
    for i, photo in enumerate(weak):
        truth[len(val) + i, photo.tags] = True
    # Photos of both kinds in every fold.
    order = np.random.default_rng(0).permutation(len(scores))
    scores, truth, is_val = scores[order], truth[order], (order < len(val))
    thresholds = tune_thresholds(scores, truth)
    f1, said = cross_validated_f1(scores, truth)
    items = item_report(model)

    per_class = {}
    for c, name in enumerate(CLASSES):
        with_it, without = int(truth[:, c].sum()), int((~truth[:, c]).sum())
        per_class[name] = {
            'valBoxes': int(sum((labels == c).sum() for _, labels in truths)),
            'ap50': rounded(precision[0, c]),
            'ap': rounded(np.mean(precision[:, c])),
            'photosWith': with_it,
            'photosWithout': without,
            'sensitivity': rounded(share((said & truth)[:, c].sum(), with_it)),
            'specificity': rounded(share((~said & ~truth)[:, c].sum(), without)),
        }
    right, photos = sum(r for r, _ in items.values()), sum(n for _, n in items.values())
    strict = [v for k, v in items.items() if k != 'Longsleeve']
    notes = Path(__file__).with_name('card-notes.json')
    card = {
        'name': 'garments',
        'version': options.version,
        'file': Path(options.onnx).name,
        'sha256': hashlib.sha256(Path(options.onnx).read_bytes()).hexdigest(),
        'classes': CLASSES,
        'input': {'name': 'images', 'longSide': LONG_SIDE, 'stride': STRIDE, 'padValue': PAD_VALUE, 'channels': 'bgr', 'range': [0, 255]},
        'outputs': {'boxes': 'boxes', 'scores': 'scores'},
        'suppression': {'maxOverlap': MAX_OVERLAP, 'limit': LIMIT},
        'averaging': {'minOverlap': AVERAGED_OVERLAP, 'minScore': AVERAGED_SCORE},
        'thresholds': {name: round(float(t), 2) for name, t in zip(CLASSES, thresholds)},
        'training': {**json.loads(notes.read_text())['training'], 'summary': options.summary},
        'metrics': {
            'val': {
                'photos': len(val),
                'ap50': rounded(np.nanmean(precision[0])),
                'ap': rounded(np.nanmean(precision)),
                'tagMicroF1': rounded(micro_f1(said[is_val], truth[is_val])),
                'how': 'COCO average precision; tags at thresholds tuned on other photos (five folds over val and held-out tagged photos)',
            },
            'items': {
                'photos': photos,
                'top1': rounded(right / photos),
                'how': 'held-out single-garment photos, best-scored class against the classes that the label allows; '
                       f'{rounded(sum(r for r, _ in strict) / sum(n for _, n in strict))} without Longsleeve, which matches no single class',
            },
            'tags': f'sensitivity and specificity from five folds over {len(scores)} photos ({len(val)} val, {len(weak)} with tags only), '
                    f'micro-F1 over all of them {rounded(f1)}',
            'classes': per_class,
        },
        'weaknesses': json.loads(notes.read_text())['weaknesses'],
        'licence': 'Apache-2.0',
    }
    Path(options.onnx).with_suffix('.json').write_text(json.dumps(card, indent=2, ensure_ascii=False) + '\n')
    print(json.dumps({k: card['metrics'][k] for k in ('val', 'items', 'tags')}, indent=1))
    print({label: f'{r}/{n}' for label, (r, n) in items.items()})


if __name__ == '__main__':
    main()
