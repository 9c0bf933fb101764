"""Trains the detector. Goes on where the last checkpoint stopped; the learning rate follows the minutes trained, so that the
same command fits any machine.

    python3 train.py --out RUN_DIR --coco picodet-s-coco-416.onnx --minutes 80 [--processes 2]

On CPU two processes of one thread each, in bfloat16 and channels-last; on a GPU one process with loader workers.
"""
import argparse
import json
import math
import os
import time
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.utils.data import DataLoader, Dataset

import dataset
from augment import CANVAS_HEIGHT, CANVAS_WIDTH, blend, collage_sample, hide_parts, letterbox, street_sample
from dataset import CLASSES, MASK_LABELS
from dressing import paste_garment, recolour_garments
from losses import detection_loss, pixel_loss
from network import Detector, load_coco_weights, places
from predict import evaluate_items, evaluate_street
from pseudo_labels import label_weak

SEED = 20261121
# What a step is made of; weak photos count as street photos until they have boxes.
MIX = ['street', 'collage', 'street', 'weak', 'street', 'collage', 'weak', 'street']
PSEUDO_LABELS_AT = (0.2, 0.4, 0.6, 0.8)  # share of the training time
UNFREEZE_STAGE_AT = 0.35
# Of street photos; pasted are one or two garments.
RECOLOURED, PASTED, BLENDED, PARTS_HIDDEN = 0.5, 0.5, 0.25, 0.35
CALM_AT = 0.75  # the last stretch sees photos nearly as they are
RARE_BELOW = 0.3  # classes in fewer photos than this come more often
WARM_UP = 0.02
EMA_DECAY = 0.998
LABEL_BALANCE, LABEL_SEEN = 0.4, 1000  # labels seen less than this count as that
GRADIENT_NORM = 10.0
ITEMS_PER_EVALUATION = 200


def rare_first(photos):
    """How often each photo is drawn: by its rarest class, as Gupta et al. 2019 (LVIS, arXiv 1908.03195) repeat photos."""
    if not photos:
        return np.zeros(0)
    has = np.array([photo.targets.max(0, initial=0) > 0 for photo in photos])
    repeat = np.maximum(1, np.sqrt(RARE_BELOW / has.mean(0).clip(1 / len(photos))))
    weights = np.array([repeat[row].max(initial=1) for row in has])
    return weights / weights.sum()


class Groups:
    """Things by kind; a kind of n things is drawn as often as n ** power says."""

    def __init__(self, pairs, power):
        groups = {}
        for kind, thing in pairs:
            groups.setdefault(kind, []).append(thing)
        self.groups = list(groups.values())
        weights = np.array([len(group) for group in self.groups]) ** power
        self.chances = weights / weights.sum()

    def draw(self, rng):
        group = self.groups[rng.choice(len(self.groups), p=self.chances)]
        return group[rng.integers(len(group))]


class Mix(Dataset):
    """Sample i is drawn by a generator seeded with i: the same whoever draws it."""

    def __init__(self, street, weak, items, strong):
        self.street, self.strong = street, strong
        self.weak = [photo for photo in weak if len(photo.boxes)]
        self.chances = {kind: rare_first(photos) for kind, photos in (('street', self.street), ('weak', self.weak))}
        # A garment class is drawn first, so that hats come nearly as often as T-shirts; to be pasted, rare ones come oftener.
        self.items = Groups([(photo.tags[0], photo) for photo in items], 0.5)
        self.worn = Groups([(target.argmax(), (photo, i)) for photo in street for i, target in enumerate(photo.targets)], -0.5)

    def __len__(self):
        return 1 << 30

    def street_picture(self, kind, rng):
        kind = kind if self.weak else 'street'
        photos = self.weak if kind == 'weak' else self.street
        photo = photos[rng.choice(len(photos), p=self.chances[kind])]
        if kind == 'street' and self.strong:
            photo = self.dress(photo, rng)
        image, *labels = street_sample(photo, rng, self.strong)
        return image, *labels, self.shown(photo, labels[1])

    def dress(self, photo, rng):
        if rng.random() < RECOLOURED:
            photo = recolour_garments(photo, rng)
        if rng.random() < PASTED:
            for _ in range(rng.integers(1, 3)):
                donor, garment = self.worn.draw(rng)
                photo = paste_garment(photo, donor, garment, rng)
        return photo

    @staticmethod
    def shown(photo, targets):
        """A class: 1 it has a box in the picture, 0 the photo does not have it, -1 it is cut off or may be meant."""
        tags = np.zeros(len(CLASSES), np.float32)
        if photo is not None:
            tags[photo.targets.argmax(1)] = -1
            tags[list(photo.tags)] = -1
        tags[targets.max(0, initial=0) > 0] = -1
        tags[targets.max(0, initial=0) == 1] = 1
        return tags

    def __getitem__(self, i):
        rng = np.random.default_rng((SEED, i))
        kind = MIX[i % len(MIX)]
        if kind == 'collage':
            image, *labels = collage_sample(self.items.draw, rng)
            labels.append(self.shown(None, labels[1]))
        else:
            image, *labels = self.street_picture(kind, rng)
            if self.strong and rng.random() < BLENDED:
                image, *labels = blend((image, *labels), self.street_picture(kind, rng), rng)
            if self.strong and rng.random() < PARTS_HIDDEN:
                hide_parts(image, rng)
        return (torch.from_numpy(image.transpose(2, 0, 1).copy()), *[torch.from_numpy(np.ascontiguousarray(a)) for a in labels])


def collate(samples):
    return torch.stack([s[0] for s in samples]), [s[1:] for s in samples]


class Steps:
    """Which sample numbers this process draws, from step `start` on."""

    def __init__(self, start, batch, rank, world):
        self.start, self.batch, self.rank, self.world = start, batch, rank, world

    def __iter__(self):
        step = self.start
        while True:
            first = (step * self.world + self.rank) * self.batch
            yield list(range(first, first + self.batch))
            step += 1


def parameter_groups(model, rate):
    fresh = ('class_paths', 'class_preds', 'whole_picture', 'pixel_preds')
    groups = {}
    for name, parameter in model.named_parameters():
        decays = parameter.ndim > 1
        new = any(part in name for part in fresh)
        groups.setdefault((decays, new), []).append(parameter)
    return [{'params': params, 'weight_decay': 0.02 if decays else 0.0, 'lr': rate * (2 if new else 1), 'top': rate * (2 if new else 1)}
            for (decays, new), params in groups.items()]


def learning_rate(progress):
    if progress < WARM_UP:
        return 0.05 + 0.95 * progress / WARM_UP
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, (progress - WARM_UP) / (1 - WARM_UP))))


def freeze(model, progress):
    """The first layers know edges and textures from COCO: they stay, which also saves time."""
    backbone = model.body.backbone
    blocks = 3 if progress < UNFREEZE_STAGE_AT else 2
    model.train()
    model.requires_grad_(True)
    for part in (backbone.stem, *backbone.stages[0][:blocks]):
        part.requires_grad_(False).eval()


def pixel_weights(street):
    """Rare labels count more than the street, by less than they are rarer; the mean pixel counts 1."""
    counts = np.bincount(np.concatenate([photo.mask[::4, ::4].ravel() for photo in street]), minlength=len(MASK_LABELS))
    weights = (counts.max() / counts.clip(LABEL_SEEN)) ** LABEL_BALANCE
    return torch.tensor(weights / np.average(weights, weights=counts)).float()


class Average:
    """Exponential moving average of weights and statistics: what is evaluated and shipped."""

    def __init__(self, model):
        self.state = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model, step):
        decay = EMA_DECAY * (1 - math.exp(-step / 300))
        for key, value in model.state_dict().items():
            if value.is_floating_point():
                self.state[key].mul_(decay).add_(value, alpha=1 - decay)


def share_gradients(model, world):
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    flat = torch.cat([g.flatten() for g in grads])
    dist.all_reduce(flat)
    flat /= world
    offset = 0
    for g in grads:
        g.copy_(flat[offset:offset + g.numel()].view_as(g))
        offset += g.numel()


def train(rank, options):
    world = options.processes
    torch.manual_seed(SEED)
    cuda = torch.cuda.is_available()
    device = torch.device('cuda' if cuda else 'cpu')
    if not cuda:
        torch.set_num_threads(1)
        cv2.setNumThreads(1)
    if world > 1:
        dist.init_process_group('gloo', init_method=f'tcp://127.0.0.1:{options.port}', rank=rank, world_size=world)
    out = Path(options.out)
    street, weak = dataset.load_street('train'), dataset.load_weak(held_out=False)
    items = dataset.load_items(held_out=False)
    val, held_items = dataset.load_street('val'), dataset.load_items(held_out=True, limit=ITEMS_PER_EVALUATION)
    model = Detector(len(CLASSES), len(MASK_LABELS))
    step, trained_s, labelled = 0, 0.0, 0
    checkpoint_path = out / 'checkpoint.pt'
    checkpoint = torch.load(checkpoint_path, map_location='cpu') if checkpoint_path.exists() else None
    if checkpoint is None and options.start:
        model.load_state_dict(torch.load(options.start, map_location='cpu')['average'])
        labelled = 1  # it can give the tagged photos their boxes already
    elif checkpoint is None:
        pictures = [letterbox(p.image)[0][:CANVAS_HEIGHT, :CANVAS_WIDTH] for p in street[:48]]
        pictures = [p for p in pictures if p.shape[:2] == (CANVAS_HEIGHT, CANVAS_WIDTH)]
        load_coco_weights(model, options.coco, torch.from_numpy(np.stack(pictures).transpose(0, 3, 1, 2).copy()).float())
    model = model.to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(parameter_groups(model, options.rate))
    if checkpoint:
        model.load_state_dict(checkpoint['model'])
        optimiser.load_state_dict(checkpoint['optimiser'])
        step, trained_s, labelled = (checkpoint[k] for k in ('step', 'trained_s', 'labelled'))
    average = Average(model)
    if checkpoint:
        average.state = {k: v.to(device) for k, v in checkpoint['average'].items()}
    shadow = Detector(len(CLASSES), len(MASK_LABELS)).to(device, memory_format=torch.channels_last).eval()
    weights = pixel_weights(street).to(device)
    grid = places(CANVAS_HEIGHT, CANVAS_WIDTH, device)
    budget_s = options.minutes * 60

    def log(**fields):
        if rank == 0:
            with open(out / 'log.ndjson', 'a') as file:
                file.write(json.dumps(fields) + '\n')

    def relabel():
        shadow.load_state_dict(average.state)
        confirmed, asked = label_weak(shadow, weak, device)
        log(step=step, trained_s=round(trained_s), weak_tags_with_box=confirmed, weak_tags=asked)

    def batches():
        mix = Mix(street, weak, items, trained_s < CALM_AT * budget_s)
        workers = options.workers if cuda else 0
        return iter(DataLoader(mix, batch_sampler=Steps(step, options.batch, rank, world), collate_fn=collate, num_workers=workers))

    if labelled:
        relabel()
    loader, calm = batches(), False
    evaluated_s, sums, began = trained_s, np.zeros(5), time.monotonic()
    freeze(model, trained_s / budget_s)
    while trained_s < budget_s:
        progress = trained_s / budget_s
        for group in optimiser.param_groups:
            group['lr'] = group['top'] * learning_rate(progress)
        images, samples = next(loader)
        images = images.to(device).float().contiguous(memory_format=torch.channels_last)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            raw, pixels = model.forward_with_pixels(images)
        samples = [tuple(t.to(device) for t in sample) for sample in samples]
        masks = torch.stack([sample[3] for sample in samples])
        losses = (*detection_loss(raw.float(), grid, samples), pixel_loss(pixels, masks, weights))
        optimiser.zero_grad(set_to_none=True)
        sum(losses).backward()
        if world > 1:
            share_gradients(model, world)
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], GRADIENT_NORM)
        optimiser.step()
        step += 1
        average.update(model, step)
        sums += [loss.item() for loss in losses]
        # Every process must take the same turn: the first one's clock counts.
        now = torch.tensor([time.monotonic() - began], dtype=torch.float64)
        if world > 1:
            dist.broadcast(now, 0)
        began += now.item() if rank == 0 else 0
        trained_s += now.item()
        progress = trained_s / budget_s

        passed = sum(progress >= at for at in PSEUDO_LABELS_AT)
        turn_calm = not calm and progress >= CALM_AT
        if passed > labelled or turn_calm:
            labelled, calm = passed, calm or turn_calm
            if labelled:
                relabel()
            loader = batches()
            began = time.monotonic()
        if step % 50 == 0:
            freeze(model, progress)
        if trained_s - evaluated_s >= options.evaluate_every_s or trained_s >= budget_s:
            evaluated_s = trained_s
            if rank == 0:
                shadow.load_state_dict(average.state)
                street_result = evaluate_street(shadow, val, device)
                item_top1 = evaluate_items(shadow, held_items, device)
                log(step=step, trained_s=round(trained_s), losses=[round(float(s), 4) for s in sums],
                    ap50=round(street_result['ap50'], 4), ap=round(street_result['ap'], 4),
                    tag_f1=round(street_result['tag_f1'], 4), item_top1=round(float(item_top1), 4), at=time.strftime('%H:%M:%S'))
                state = {'model': model.state_dict(), 'optimiser': optimiser.state_dict(), 'average': average.state, 'step': step,
                         'trained_s': trained_s, 'labelled': labelled}
                torch.save(state, out / 'checkpoint.new')
                os.replace(out / 'checkpoint.new', checkpoint_path)
                torch.save({'average': average.state, 'step': step}, out / f'weights-{round(trained_s)}.pt')
            sums[:] = 0
            if world > 1:
                dist.barrier()
            began = time.monotonic()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--out', required=True, help='folder of this run')
    parser.add_argument('--coco', help='released PicoDet-S weights (fused ONNX)')
    parser.add_argument('--start', help='weights-*.pt or checkpoint.pt of another run, or their average, instead')
    parser.add_argument('--minutes', type=float, required=True)
    parser.add_argument('--processes', type=int, default=1)
    parser.add_argument('--batch', type=int, default=8, help='pictures a process and step')
    parser.add_argument('--rate', type=float, default=1e-3)
    parser.add_argument('--workers', type=int, default=12, help='loader processes on a GPU machine')
    parser.add_argument('--evaluate-every-s', type=float, default=300)
    parser.add_argument('--port', type=int, default=29511)
    options = parser.parse_args()
    Path(options.out).mkdir(parents=True, exist_ok=True)
    if options.processes > 1:
        mp.spawn(train, (options,), nprocs=options.processes)
    else:
        train(0, options)


if __name__ == '__main__':
    main()
