"""Boxes for photos that have tags only: what the model finds of the classes that the tags name."""
import numpy as np

from dataset import CLASSES
from evaluate import detections, iou_matrix
from predict import predict

# A tag already says the garment is there, so that a weak box is believed.
MIN_SCORE = 0.12
# A second box of the class (two bags, a pair of shoes apart) must convince by itself.
SECOND_MIN_SCORE = 0.35
SAME_PLACE_IOU = 0.7


def label_weak(model, photos, device):
    """Sets boxes and targets of every photo; returns (tags with a box, tags)."""
    confirmed = asked = 0
    for photo in photos:
        rows = detections(*predict(model, photo.image, device), floor=MIN_SCORE, threshold=0.5)
        rows = rows[np.isin(rows[:, 5].astype(int), photo.tags)]
        kept = []
        for row in rows:  # best first
            same_class = [k for k in kept if k[5] == row[5]]
            if same_class and row[4] < SECOND_MIN_SCORE:
                continue
            # One place is one garment: a jacket's box is not a coat's too.
            if kept and iou_matrix(row[None, :4], np.array(kept)[:, :4]).max() > SAME_PLACE_IOU:
                continue
            kept.append(row)
        kept = np.array(kept).reshape(-1, 6)
        photo.boxes = kept[:, :4].astype(np.float32)
        photo.targets = np.eye(len(CLASSES), dtype=np.float32)[kept[:, 5].astype(int)]
        asked += len(photo.tags)
        confirmed += len(set(kept[:, 5].astype(int)))
    return confirmed, asked
