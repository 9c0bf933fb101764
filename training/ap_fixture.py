"""Random truths and detections with the average precision that evaluate.py gives them, for tests/vision/evaluate.test.ts.

    python3 ap_fixture.py ../tests/vision/average-precision.json
"""
import json
import sys

import numpy as np

from evaluate import average_precision

PHOTOS, CLASSES = 24, 3


def main():
    rng = np.random.default_rng(7)
    photos, truths, found = [], [], []
    for _ in range(PHOTOS):
        count = rng.integers(0, 5)
        corner, side = rng.uniform(0, 200, (count, 2)), rng.uniform(20, 120, (count, 2))
        labels = rng.integers(0, CLASSES, count)
        rows = []
        for box_corner, box_side, label in zip(corner, side, labels):
            for _ in range(rng.integers(0, 3)):  # missed, found, found twice; sometimes as another class
                shift, grow = rng.normal(0, 6, 2), np.exp(rng.normal(0, 0.12, 2))
                said = label if rng.random() < 0.8 else rng.integers(0, CLASSES)
                # few distinct scores, so that ties are met
                rows.append([*(box_corner + shift), *(box_side * grow), round(float(rng.uniform()), 1), int(said)])
        for _ in range(rng.integers(0, 3)):
            rows.append([*rng.uniform(0, 200, 2), *rng.uniform(20, 120, 2), round(float(rng.uniform(0, 0.6)), 1), int(rng.integers(0, CLASSES))])
        truth_boxes = np.concatenate([corner, side], 1).round(1)
        rows = np.array(rows).reshape(-1, 6).round(1)
        photos.append({
            'truths': [{'classIndex': int(c), 'box': b.tolist()} for b, c in zip(truth_boxes, labels)],
            'found': [{'classIndex': int(r[5]), 'score': r[4], 'box': r[:4].tolist()} for r in rows],
        })
        to_corners = np.array([[1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0], [0, 0, 0, 1]], float)
        truths.append((truth_boxes @ to_corners, labels))
        found.append(np.column_stack([rows[:, :4] @ to_corners, rows[:, 4:]]))
    precision = average_precision(truths, found, CLASSES)
    lines = ',\n'.join(json.dumps(photo) for photo in photos)
    with open(sys.argv[1], 'w') as file:
        file.write('{\n"photos": [\n' + lines + '\n],\n"precision": ' + json.dumps(precision.T.round(6).tolist()) + '\n}\n')


if __name__ == '__main__':
    main()
