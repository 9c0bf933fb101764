"""Stores what the Python path says of a few val photos; tests/vision/python-path.test.ts asks the service for the same.

Places of the network are compared, before suppression: two boxes of nearly one score may swap there.

    python3 parity.py RUN_DIR/checkpoint.pt ../tests/vision/python-path.json
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from card import LONG_SIDE
from dataset import STREET_DIR, load_street
from export import load
from predict import predict_file

PHOTOS = 12
FLOOR = 0.2


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint')
    parser.add_argument('out')
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = load(options.checkpoint)
    lines = []
    for photo in load_street('val')[:PHOTOS]:
        boxes, scores = predict_file(model, STREET_DIR / 'images' / photo.name, LONG_SIDE)
        rows = [
            [int(place), int(c), round(float(scores[place, c]), 4), *(round(float(v), 2) for v in boxes[place])]
            for place, c in np.argwhere(scores >= FLOOR)
        ]
        lines.append(f'{json.dumps(photo.name)}: {json.dumps(rows)}')
    Path(options.out).write_text('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main()
