"""Street photos changed by their masks: garments of other colours, and garments that the person in another photo wears."""
from dataclasses import replace

import cv2
import numpy as np

from dataset import CLASSES, MASK_LABELS, TAXONOMY

# The class of each mask label, -1 where it is none of ours (skin, hair, jewellery, background).
CLASS_OF_LABEL = np.array([CLASSES.index(TAXONOMY['merged_from'][label]) if label in TAXONOMY['merged_from'] else -1 for label in MASK_LABELS])
BACKGROUND = MASK_LABELS.index('null')
RECOLOURED = 0.5
ANY_HUE, SAME_HUE, BACKGROUND_HUE, GAIN = 180, 8, 40, 0.4  # degrees; share of saturation and value
JEANS = CLASSES.index('jeans')
SCALE_JITTER, SHIFT, MAX_SCALE = 0.15, 0.02, 2.0  # shift in person's heights
STILL_VISIBLE = 0.4
MIN_PIXELS = 30


def bounds(mask):
    """x1, y1, x2, y2 of what is not 0."""
    x, y, width, height = cv2.boundingRect(mask.astype(np.uint8))
    return np.array([x, y, x + width, y + height])


def recolour(image, where, rng, hue_degrees):
    x1, y1, x2, y2 = bounds(where)
    part, here = image[y1:y2, x1:x2], where[y1:y2, x1:x2]
    hsv = cv2.cvtColor(part, cv2.COLOR_BGR2HSV)
    levels = np.arange(256, dtype=np.float32)
    hue = rng.uniform(-hue_degrees, hue_degrees) / 2
    saturation, value = 1 + rng.uniform(-GAIN, GAIN), 1 + rng.uniform(-GAIN, GAIN)
    tables = [(levels + hue) % 180, (levels * saturation).clip(0, 255), (levels * value).clip(0, 255)]
    for channel, table in enumerate(tables):
        hsv[:, :, channel] = cv2.LUT(np.ascontiguousarray(hsv[:, :, channel]), table.astype(np.uint8))
    part[here] = cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)[here]


def recolour_garments(photo, rng):
    """Another colour for some garments and the background: a class is cut and cloth, not colour, except that jeans are blue."""
    image = photo.image.copy()
    for label in np.unique(photo.mask):
        if CLASS_OF_LABEL[label] >= 0 and rng.random() < RECOLOURED:
            recolour(image, photo.mask == label, rng, SAME_HUE if CLASS_OF_LABEL[label] == JEANS else ANY_HUE)
    if rng.random() < RECOLOURED:
        recolour(image, photo.mask == BACKGROUND, rng, BACKGROUND_HUE)
    return replace(photo, image=image)


def fit_person(photo, donor, rng):
    """The affine map that lays the donor's person over the photo's, perhaps mirrored; None where their sizes differ much."""
    ours, theirs = bounds(photo.mask), bounds(donor.mask)
    scale = (ours[3] - ours[1]) / (theirs[3] - theirs[1]) * rng.uniform(1 - SCALE_JITTER, 1 + SCALE_JITTER)
    if not 1 / MAX_SCALE < scale < MAX_SCALE:
        return None
    mirror = -scale if rng.random() < 0.5 else scale
    x, y = np.array([(ours[0] + ours[2]) / 2, ours[1]]) + rng.normal(0, SHIFT, 2) * (ours[3] - ours[1])
    return np.array([[mirror, 0, x - mirror * (theirs[0] + theirs[2]) / 2], [0, scale, y - scale * theirs[1]]], np.float32)


def uncovered(photo, covered):
    """Boxes and targets of the garments that are still seen, cut down to what is."""
    boxes, targets = [], []
    for box, target in zip(photo.boxes, photo.targets):
        x1, y1, x2, y2 = (int(v) for v in (max(0, box[0] - 1), max(0, box[1] - 1), box[2] + 2, box[3] + 2))
        before = CLASS_OF_LABEL[photo.mask[y1:y2, x1:x2]] == target.argmax()
        after = before & ~covered[y1:y2, x1:x2]
        if after.sum() < STILL_VISIBLE * before.sum():
            continue
        boxes.append(box if after.sum() == before.sum() else bounds(after) + [x1, y1, x1, y1])
        targets.append(target)
    return boxes, targets


def paste_garment(photo, donor, index, rng):
    """`photo` with garment number `index` of `donor` too, where its wearer wears it: copy-paste (Ghiasi et al. 2021, arXiv 2012.07177)."""
    x1, y1, x2, y2 = donor.boxes[index].round().astype(int).clip(0)
    garment = np.zeros(donor.mask.shape, np.uint8)
    garment[y1:y2 + 1, x1:x2 + 1] = CLASS_OF_LABEL[donor.mask[y1:y2 + 1, x1:x2 + 1]] == donor.targets[index].argmax()
    matrix = fit_person(photo, donor, rng) if photo.mask.any() and garment.any() else None
    if matrix is None:
        return photo
    there = cv2.warpAffine(garment, matrix, photo.image.shape[1::-1], flags=cv2.INTER_NEAREST)
    if there.sum() < MIN_PIXELS:
        return photo
    left, top, right, bottom = bounds(there)
    part, size = np.s_[top:bottom, left:right], (int(right - left), int(bottom - top))
    matrix[:, 2] -= left, top
    inside = there[part].astype(bool)
    opacity = (cv2.GaussianBlur(there[part].astype(np.float32), (3, 3), 0) * inside)[:, :, None]
    image, mask = photo.image.copy(), photo.mask.copy()
    image[part] = (image[part] * (1 - opacity) + cv2.warpAffine(donor.image, matrix, size) * opacity).astype(np.uint8)
    mask[part][inside] = cv2.warpAffine(donor.mask, matrix, size, flags=cv2.INTER_NEAREST)[inside]
    boxes, targets = uncovered(photo, there.astype(bool))
    boxes, targets = [*boxes, [left, top, right, bottom]], [*targets, donor.targets[index]]
    return replace(photo, image=image, mask=mask, boxes=np.array(boxes, np.float32), targets=np.array(targets, np.float32))
