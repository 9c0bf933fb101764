"""Trains the second look on boxes of a finished detector, which stays as it is. Goes on where the last checkpoint stopped.

    python3 train_second_look.py --out RUN_DIR --detector DETECTOR.pt --picodet picodet-s-coco-416.onnx --minutes 40
"""
import argparse
import json
import os
import time
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

import dataset
from augment import CANVAS_HEIGHT, CANVAS_WIDTH, collage_sample, hide_parts, street_sample
from dataset import CLASSES
from evaluate import average_precision, cross_validated_f1, detections, iou_matrix, tag_scores, tag_truth
from export import load
from predict import predict
from pseudo_labels import label_weak
from second_look import SecondLook, geometry_of
from train import Average, learning_rate, rare_first

# What a step is made of.
MIX = ['street', 'collage', 'street', 'weak', 'street', 'street', 'collage', 'weak']
SAME, OTHER = 0.5, 0.4  # a proposal with so much overlap is the garment, with less than that none; between it is not asked
PROPOSALS, PROPOSAL_FLOOR, ONE_PLACE = 30, 0.03, 0.8
JITTERED, RANDOM = 3, 6  # boxes beside each labelled one and in each photo
MOVED, RESIZED = 0.12, 0.18
NO_GARMENT_WEIGHT = 0.5
SMOOTHING = 0.1
PARTS_HIDDEN, PHOTOS_STRONG = 0.3, 0.7
RATE, EYES_RATE, DECAY = 1e-3, 2e-4, 0.05
EYES_SHUT_UNTIL = 0.08  # share of the time: the new layers learn first
PLACES = 100
ITEMS_PER_EVALUATION = 200


def add_proposals(model, photos):
    """Boxes of the detector join the labelled ones; a row of zeros says "no garment"."""
    for photo in photos:
        boxes, scores = predict(model, photo.image, torch.device('cpu'))
        rows = detections(boxes, scores.max(1, keepdims=True), PROPOSAL_FLOOR, ONE_PLACE, PROPOSALS)
        photo.boxes, photo.targets = labelled(photo.boxes, photo.targets, rows[:, :4].astype(np.float32))


def labelled(boxes, targets, proposals):
    garments = targets.max(1, initial=0) > 0
    iou = iou_matrix(proposals, boxes[garments])
    best = iou.max(1, initial=0)
    meant = np.where((best >= SAME)[:, None], targets[garments][iou.argmax(1)], 0) if garments.any() else np.zeros((len(proposals), len(CLASSES)))
    asked = (best >= SAME) | (best < OTHER)
    return np.concatenate([boxes, proposals[asked]]), np.concatenate([targets, meant[asked].astype(np.float32)])


def jittered(boxes, rng):
    boxes = np.repeat(boxes, JITTERED, axis=0)
    size, centre = boxes[:, 2:] - boxes[:, :2], (boxes[:, 2:] + boxes[:, :2]) / 2
    centre = centre + size * rng.normal(0, MOVED, centre.shape)
    size = size * np.exp(rng.normal(0, RESIZED, size.shape))
    return np.concatenate([centre - size / 2, centre + size / 2], axis=1)


class Pictures(Dataset):
    """Sample i is drawn by a generator seeded with i: the same whoever draws it."""

    def __init__(self, street, weak, items, seed):
        self.photos = {'street': street, 'weak': [photo for photo in weak if len(photo.boxes)]}
        self.chances = {kind: rare_first(photos) for kind, photos in self.photos.items()}
        by_label = {}
        for photo in items:
            by_label.setdefault(photo.tags[0], []).append(photo)
        weights = np.array([len(group) for group in by_label.values()]) ** 0.5
        self.groups, self.group_chances = list(by_label.values()), weights / weights.sum()
        self.seed = seed

    def __len__(self):
        return 1 << 30

    def choose_item(self, rng):
        group = self.groups[rng.choice(len(self.groups), p=self.group_chances)]
        return group[rng.integers(len(group))]

    def __getitem__(self, i):
        rng = np.random.default_rng((self.seed, i))
        kind = MIX[i % len(MIX)]
        if kind == 'collage':
            image, boxes, targets, _ = collage_sample(self.choose_item, rng)
        else:
            photos = self.photos[kind]
            image, boxes, targets, _ = street_sample(photos[rng.choice(len(photos), p=self.chances[kind])], rng, rng.random() < PHOTOS_STRONG)
        if rng.random() < PARTS_HIDDEN:
            hide_parts(image, rng)
        garments = targets.max(1, initial=0) > 0
        more = jittered(boxes[garments], rng)
        if kind == 'street':  # only there all garments have boxes
            centre = rng.random((RANDOM, 2)) * (CANVAS_WIDTH, CANVAS_HEIGHT)
            half = np.exp(rng.uniform(2.5, 5, (RANDOM, 2))) / 2
            more = np.concatenate([more, np.concatenate([centre - half, centre + half], 1)])
        boxes, targets = labelled(boxes.astype(np.float32), targets, more.astype(np.float32))
        if kind != 'street':
            known = targets.max(1, initial=0) > 0
            boxes, targets = boxes[known], targets[known]
        return torch.from_numpy(image.transpose(2, 0, 1).copy()), torch.from_numpy(boxes), torch.from_numpy(targets)


def collate(samples):
    rois = torch.cat([F.pad(boxes, (1, 0), value=float(i)) for i, (_, boxes, _) in enumerate(samples)])
    return torch.stack([s[0] for s in samples]), rois.float(), torch.cat([s[2] for s in samples])


class Steps:
    def __init__(self, start, batch):
        self.start, self.batch = start, batch

    def __iter__(self):
        step = self.start
        while True:
            yield list(range(step * self.batch, (step + 1) * self.batch))
            step += 1


def class_loss(logits, targets):
    """Cross-entropy with smoothed labels; a label of several classes asks for any of them."""
    allowed = F.pad(targets, (0, 1)) > 0
    nothing = ~allowed.any(1)
    allowed[nothing, -1] = True
    log = logits.log_softmax(1)
    hit = torch.logsumexp(log.masked_fill(~allowed, -1e4), 1)
    loss = -(1 - SMOOTHING) * hit - SMOOTHING * log.mean(1)
    weight = torch.where(nothing, NO_GARMENT_WEIGHT, 1.0)
    return (loss * weight).sum() / weight.sum()


def canvas_and_places(model, photo):
    """What the second look is asked for in a photo at test time: its canvas, the detector's best places on it."""
    from augment import letterbox
    canvas, size = letterbox(photo.image)
    boxes, scores = predict(model, photo.image, torch.device('cpu'))
    best = np.argsort(-scores.max(1), kind='stable')[:PLACES]
    return canvas, size, boxes[best], scores[best]


@torch.no_grad()
def second_opinions(look, prepared, photos):
    look.eval()
    opinions = []
    for (canvas, size, boxes, _), photo in zip(prepared, photos):
        rois = torch.from_numpy(boxes * (size[0] / photo.image.shape[1])).float()
        images = torch.from_numpy(canvas.transpose(2, 0, 1).copy())[None].float()
        opinions.append(look(images, F.pad(rois, (1, 0))).softmax(1).numpy())
    return opinions


def combine(scores, opinion, share=0.5):
    return scores ** (1 - share) * opinion[:, :-1] ** share


def evaluate(look, val, val_places, items, item_places):
    opinions = second_opinions(look, val_places, val)
    found = [detections(p[2], combine(p[3], o), threshold=0.55) for p, o in zip(val_places, opinions)]
    truths = [(photo.boxes, photo.targets.argmax(1)) for photo in val]
    precision = average_precision(truths, found, len(CLASSES))
    f1, _ = cross_validated_f1(tag_scores(found, len(CLASSES)), tag_truth(truths, len(CLASSES)))
    item_opinions = second_opinions(look, item_places, items)
    right = [photo.targets[0, combine(p[3], o).max(0).argmax()] > 0 for photo, p, o in zip(items, item_places, item_opinions)]
    return {'ap50': np.nanmean(precision[0]), 'ap': np.nanmean(precision), 'tag_f1': f1, 'item_top1': np.mean(right)}, opinions


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--out', required=True, help='folder of this run')
    parser.add_argument('--detector', required=True, help='checkpoint of the detector')
    parser.add_argument('--picodet', required=True, help='released PicoDet-S weights (fused ONNX)')
    parser.add_argument('--minutes', type=float, required=True)
    parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--evaluate-every-s', type=float, default=240)
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(options.seed)
    detector = load(options.detector)
    street, weak, items = dataset.load_street('train'), dataset.load_weak(held_out=False), dataset.load_items(held_out=False)
    val, held_items = dataset.load_street('val'), dataset.load_items(held_out=True, limit=ITEMS_PER_EVALUATION)
    label_weak(detector, weak, torch.device('cpu'))
    add_proposals(detector, street)
    val_places = [canvas_and_places(detector, photo) for photo in val]
    item_places = [canvas_and_places(detector, photo) for photo in held_items]

    look = SecondLook(len(CLASSES), options.picodet)
    eyes = list(look.eyes.parameters())
    new = [p for n, p in look.named_parameters() if not n.startswith('eyes.')]
    groups = [{'params': [p for p in new if p.ndim > 1], 'top': RATE, 'weight_decay': DECAY},
              {'params': [p for p in new if p.ndim == 1], 'top': RATE, 'weight_decay': 0.0},
              {'params': [p for p in eyes if p.requires_grad], 'top': EYES_RATE, 'weight_decay': 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=RATE)
    step, trained_s = 0, 0.0
    path = out / 'checkpoint.pt'
    average = Average(look)
    if path.exists():
        checkpoint = torch.load(path, map_location='cpu')
        look.load_state_dict(checkpoint['model'])
        optimiser.load_state_dict(checkpoint['optimiser'])
        average.state, step, trained_s = checkpoint['average'], checkpoint['step'], checkpoint['trained_s']
    shadow = SecondLook(len(CLASSES), options.picodet)
    budget_s = options.minutes * 60
    loader = iter(DataLoader(Pictures(street, weak, items, options.seed), batch_sampler=Steps(step, options.batch), collate_fn=collate, num_workers=1))
    evaluated_s, losses, began = trained_s, [], time.monotonic()
    learns = [p.requires_grad for p in eyes]
    while trained_s < budget_s:
        progress = trained_s / budget_s
        for group in optimiser.param_groups:
            group['lr'] = group['top'] * learning_rate(progress)
        for parameter, able in zip(eyes, learns):
            parameter.requires_grad_(able and progress >= EYES_SHUT_UNTIL)
        look.train()
        images, rois, targets = next(loader)
        levels = look.levels(images.float().contiguous(memory_format=torch.channels_last))
        loss = class_loss(look.look(levels, rois, geometry_of(rois)), targets)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in look.parameters() if p.grad is not None], 5.0)
        optimiser.step()
        step += 1
        average.update(look, step)
        losses.append(loss.item())
        now = time.monotonic()
        trained_s, began = trained_s + now - began, now
        if trained_s - evaluated_s >= options.evaluate_every_s or trained_s >= budget_s:
            evaluated_s = trained_s
            shadow.load_state_dict(average.state)
            report, opinions = evaluate(shadow, val, val_places, held_items, item_places)
            with open(out / 'log.ndjson', 'a') as file:
                fields = {'step': step, 'trained_s': round(trained_s), 'loss': round(float(np.mean(losses)), 4),
                          **{k: round(float(v), 4) for k, v in report.items()}, 'at': time.strftime('%H:%M:%S')}
                file.write(json.dumps(fields) + '\n')
            losses = []
            torch.save({'model': look.state_dict(), 'optimiser': optimiser.state_dict(), 'average': average.state, 'step': step,
                        'trained_s': trained_s}, out / 'checkpoint.new')
            os.replace(out / 'checkpoint.new', path)
            torch.save({'average': average.state, 'opinions': opinions}, out / f'weights-{round(trained_s)}.pt')
            began = time.monotonic()


if __name__ == '__main__':
    main()
