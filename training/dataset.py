"""What the detector learns from: street photos with boxes, street photos with tags only, photos of single garments.

All photos are decoded once, shrunk to a common long side and kept as uint8 BGR in memory, so that an epoch costs no decoding.
"""
import csv
import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

DATA_DIR = Path(os.environ.get('DATA_DIR', Path(__file__).resolve().parents[1].parent / 'shared' / 'data'))
STREET_DIR = DATA_DIR / 'street-photos'
ITEM_DIR = DATA_DIR / 'item-photos'
TAXONOMY = json.loads((STREET_DIR / 'taxonomy.json').read_text())
CLASSES, MASK_LABELS = TAXONOMY['classes'], TAXONOMY['mask_labels']
NO_LABEL = 255  # a pixel of which nothing is known

# Labels of data/item-photos in the words of the taxonomy. A label that covers several of its classes ("Pants" are jeans too)
# maps to all of them: training asks for one of them, evaluation takes any.
ITEM_CLASSES = {
    'T-Shirt': ['t-shirt'],
    'Polo': ['t-shirt'],
    'Longsleeve': ['t-shirt', 'sweater', 'top'],
    'Undershirt': ['top'],
    'Body': ['top'],
    'Top': ['top'],
    'Shirt': ['shirt'],
    'Blouse': ['shirt'],
    'Hoodie': ['sweater'],
    'Blazer': ['jacket'],
    'Outwear': ['jacket', 'coat'],
    'Dress': ['dress'],
    'Skirt': ['skirt'],
    'Pants': ['pants', 'jeans'],
    'Shorts': ['shorts'],
    'Shoes': ['shoes', 'boots', 'sandals'],
    'Hat': ['hat'],
}
# One item photo of seven and one tagged photo of four are never trained on; which ones is decided by the name, so that every
# run agrees. The tagged ones join val where thresholds are tuned and image tags are counted: val alone has 1 glove and 4 boots.
ITEM_HELD_OUT_ONE_IN = 7
WEAK_HELD_OUT_ONE_IN = 4

CACHED_STREET_SIDE = 480
CACHED_ITEM_SIDE = 288


@dataclass(slots=True)
class Photo:
    """One photo with boxes in its own (shrunk) pixels: `boxes` [n,4] x1,y1,x2,y2; `targets` [n,22], each row sums to 1 over
    the classes the box may be; `regress` says whether the boxes are exact enough to learn their edges from; `mask` holds the fine
    label of every pixel, where it is known."""

    name: str
    image: np.ndarray
    scale: float
    boxes: np.ndarray
    targets: np.ndarray
    regress: bool
    tags: tuple = ()
    mask: np.ndarray | None = None


def read_bgr(path, side):
    """Decodes and shrinks (triangle filter) to a long side of at most `side`; returns BGR and the factor."""
    with Image.open(path) as file:
        rgb = file.convert('RGB')
        scale = min(1.0, side / max(rgb.size))
        if scale < 1:
            rgb = rgb.resize((round(rgb.width * scale), round(rgb.height * scale)), Image.BILINEAR)
        return np.ascontiguousarray(np.asarray(rgb)[:, :, ::-1]), scale


def one_hot(indices):
    targets = np.zeros((len(indices), len(CLASSES)), np.float32)
    targets[np.arange(len(indices)), indices] = 1
    return targets


def load_street(split, side=CACHED_STREET_SIDE):
    coco = json.loads((STREET_DIR / f'{split}.json').read_text())
    by_photo = {image['id']: [] for image in coco['images']}
    category_names = {category['id']: category['name'] for category in coco['categories']}
    for annotation in coco['annotations']:
        by_photo[annotation['image_id']].append(annotation)

    def load(image):
        pixels, scale = read_bgr(STREET_DIR / 'images' / image['file_name'], side)
        annotations = by_photo[image['id']]
        boxes = np.array([a['bbox'] for a in annotations], np.float32).reshape(-1, 4)
        boxes[:, 2:] += boxes[:, :2]
        classes = [CLASSES.index(category_names[a['category_id']]) for a in annotations]
        mask = cv2.imread(str(STREET_DIR / 'masks' / f"{Path(image['file_name']).stem}.png"), cv2.IMREAD_UNCHANGED)
        mask = cv2.resize(mask, pixels.shape[1::-1], interpolation=cv2.INTER_NEAREST)
        return Photo(image['file_name'], pixels, scale, boxes * scale, one_hot(classes), True, mask=mask)

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(load, coco['images']))


def is_held_out(name, one_in):
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % one_in == 0


def load_weak(held_out, side=CACHED_STREET_SIDE):
    """Photos with tags and no boxes; pseudo_labels.py gives them boxes."""
    tags = json.loads((STREET_DIR / 'weak-tags.json').read_text())

    def load(name):
        pixels, scale = read_bgr(STREET_DIR / 'weak-images' / name, side)
        indices = [CLASSES.index(tag) for tag in tags[name]]
        return Photo(name, pixels, scale, np.zeros((0, 4), np.float32), one_hot([]), True, indices)

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(load, [name for name in sorted(tags) if is_held_out(name, WEAK_HELD_OUT_ONE_IN) == held_out]))


def item_rows(held_out):
    with open(ITEM_DIR / 'labels.csv', newline='') as file:
        rows = [(row['image'], row['label']) for row in csv.DictReader(file)]
    return sorted(row for row in rows if row[1] in ITEM_CLASSES and is_held_out(row[0], ITEM_HELD_OUT_ONE_IN) == held_out)


def item_box(pixels):
    """Where the garment lies: what differs from the colour of the photo's border; the whole photo less a margin where that
    says nothing. Good enough to place the class, not to learn edges from."""
    height, width = pixels.shape[:2]
    lab = cv2.cvtColor(cv2.GaussianBlur(pixels, (5, 5), 0), cv2.COLOR_BGR2LAB).astype(np.float32)
    border = np.concatenate([lab[:4].reshape(-1, 3), lab[-4:].reshape(-1, 3), lab[:, :4].reshape(-1, 3), lab[:, -4:].reshape(-1, 3)])
    distance = np.linalg.norm(lab - np.median(border, axis=0), axis=2).clip(0, 255).astype(np.uint8)
    _, mask = cv2.threshold(distance, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    whole = np.array([0.04 * width, 0.04 * height, 0.96 * width, 0.96 * height], np.float32)
    ys, xs = np.nonzero(mask)
    if len(xs) < 0.1 * mask.size:
        return whole
    x1, x2 = np.percentile(xs, [1, 99])
    y1, y2 = np.percentile(ys, [1, 99])
    box = np.array([x1, y1, x2 + 1, y2 + 1], np.float32)
    area = (box[2] - box[0]) * (box[3] - box[1])
    return box if area > 0.25 * width * height else whole


def load_items(held_out, limit=None):
    def load(row):
        name, label = row
        pixels, scale = read_bgr(ITEM_DIR / 'images' / f'{name}.jpg', CACHED_ITEM_SIDE)
        targets = np.zeros((1, len(CLASSES)), np.float32)
        accepted = [CLASSES.index(c) for c in ITEM_CLASSES[label]]
        targets[0, accepted] = 1 / len(accepted)
        box = item_box(pixels)
        return Photo(name, pixels, scale, box[None], targets, False, (label,))

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(load, item_rows(held_out)[:limit]))
