"""The trained network on photos: float scores and boxes in the photo's own pixels."""
import numpy as np
import torch

from augment import letterbox
from dataset import CLASSES
from evaluate import average_precision, cross_validated_f1, detections, tag_scores, tag_truth
from losses import corners
from network import decode_boxes, places


@torch.no_grad()
def predict(model, image, device, long_side=416):
    """-> boxes [n,4] corners in pixels of `image`, scores [n,classes]."""
    canvas, scale = letterbox(image, long_side)
    batch = torch.from_numpy(canvas.transpose(2, 0, 1).copy())[None].float().to(device)
    raw = model(batch)[0].float()
    boxes = corners(decode_boxes(raw, places(canvas.shape[0], canvas.shape[1], device))) / scale
    height, width = image.shape[:2]
    boxes[:, 0::2] = boxes[:, 0::2].clamp(0, width)
    boxes[:, 1::2] = boxes[:, 1::2].clamp(0, height)
    return boxes.cpu().numpy(), (raw[:, 4:5].sigmoid() * raw[:, 5:].sigmoid()).cpu().numpy()


def evaluate_street(model, photos, device, long_side=416):
    found, truths = [], []
    for photo in photos:
        found.append(detections(*predict(model, photo.image, device, long_side)))
        truths.append((photo.boxes, photo.targets.argmax(1)))
    precision = average_precision(truths, found, len(CLASSES))
    scores, truth = tag_scores(found, len(CLASSES)), tag_truth(truths, len(CLASSES))
    f1, _ = cross_validated_f1(scores, truth)
    return {'ap': float(np.nanmean(precision)), 'ap50': float(np.nanmean(precision[0])), 'tag_f1': float(f1),
            'per_class': precision, 'tag_scores': scores, 'tag_truth': truth}


def evaluate_items(model, photos, device, long_side=416):
    """Share of single-garment photos whose best-scored class is one the label allows."""
    right = 0
    for photo in photos:
        _, scores = predict(model, photo.image, device, long_side)
        right += photo.targets[0, scores.max(0).argmax()] > 0
    return right / max(len(photos), 1)
