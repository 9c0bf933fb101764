"""The trained network on photos: float scores and boxes in the photo's own pixels."""
import cv2
import numpy as np
import torch
from PIL import Image

from augment import fit_within, letterbox, pad
from dataset import CLASSES
from evaluate import average_precision, cross_validated_f1, detections, tag_scores, tag_truth
from losses import corners
from network import decode_boxes, places
from shrink import shrink


def predict(model, image, device, long_side=416):
    """-> boxes [n,4] corners in pixels of `image`, scores [n,classes]."""
    canvas, size = letterbox(image, long_side)
    return run(model, canvas, size, image.shape[1::-1], device)


def predict_file(model, path, long_side=416):
    """As the service reads a photo: shrunk once, from its own pixels, by libvips' rules."""
    with Image.open(path) as file:
        rgb = np.asarray(file.convert('RGB'))
    photo = rgb.shape[1::-1]
    size = fit_within(photo, long_side)
    resized = shrink(rgb, size) if max(photo) > long_side else cv2.resize(rgb, size, interpolation=cv2.INTER_LINEAR)
    return run(model, pad(np.ascontiguousarray(resized[:, :, ::-1])), size, photo, torch.device('cpu'))


@torch.no_grad()
def run(model, canvas, size, photo, device):
    """size: width and height of the photo on the canvas; photo: its own."""
    batch = torch.from_numpy(canvas.transpose(2, 0, 1).copy())[None].float().to(device)
    raw = model(batch)[0].float()
    boxes = corners(decode_boxes(raw, places(canvas.shape[0], canvas.shape[1], device)))
    for axis in (0, 1):
        boxes[:, axis::2] = (boxes[:, axis::2] * (photo[axis] / size[axis])).clamp(0, photo[axis])
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
