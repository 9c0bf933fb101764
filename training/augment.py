"""Training pictures: a jittered street photo, or a collage of single garments, on one canvas with its boxes."""
import cv2
import numpy as np

from dataset import NO_LABEL

PAD_VALUE = 114  # as in YOLOX
# Photos of people are 2:3 portraits; 416 high they are 277 wide.
CANVAS_HEIGHT, CANVAS_WIDTH = 416, 288
# rows, columns, how often
COLLAGE_GRIDS = [((1, 1), 0.6), ((2, 1), 0.15), ((2, 2), 0.2), ((3, 2), 0.05)]
# A garment alone fills the picture or more: what is that large in street photos is mostly a coat, and the model must not conclude so.
ALONE_SCALE, CELL_SCALE = (0.7, 1.4), (0.75, 1.0)
MIN_VISIBLE_PART = 0.3
MIN_SIDE_PX = 3
# A garment in two equal halves is still learnt as mirrored; hue moves little because blue means jeans.
HUE_DEGREES, SATURATION_GAIN, VALUE_GAIN = 6, 0.35, 0.35


def jitter_colours(image, rng):
    hue = rng.uniform(-HUE_DEGREES, HUE_DEGREES) / 2
    saturation, value = 1 + rng.uniform(-SATURATION_GAIN, SATURATION_GAIN), 1 + rng.uniform(-VALUE_GAIN, VALUE_GAIN)
    hsv = cv2.cvtColor(image, cv2.COLOR_BGR2HSV)
    levels = np.arange(256, dtype=np.float32)
    tables = [(levels + hue) % 180, (levels * saturation).clip(0, 255), (levels * value).clip(0, 255)]
    for channel, table in enumerate(tables):
        hsv[:, :, channel] = cv2.LUT(np.ascontiguousarray(hsv[:, :, channel]), table.astype(np.uint8))
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)


def place(canvas, photo, centre, size, rng, rotate=0.0, mask=None):
    """Draws the photo, and its mask on `mask`, around `centre` at `size` (factor x, y); returns the boxes there. Turned boxes are loose."""
    height, width = photo.image.shape[:2]
    mirrored = rng.random() < 0.5
    angle = np.deg2rad(rng.uniform(-rotate, rotate))
    cos, sin = np.cos(angle), np.sin(angle)
    linear = np.array([[cos, -sin], [sin, cos]]) @ np.diag([size[0] * (-1 if mirrored else 1), size[1]])
    offset = np.array(centre) - linear @ np.array([width / 2, height / 2])
    matrix = np.concatenate([linear, offset[:, None]], axis=1).astype(np.float32)
    there = {'dsize': canvas.shape[1::-1], 'borderMode': cv2.BORDER_TRANSPARENT}
    cv2.warpAffine(photo.image, matrix, dst=canvas, **there)
    if mask is not None and photo.mask is not None:
        cv2.warpAffine(photo.mask, matrix, dst=mask, flags=cv2.INTER_NEAREST, **there)
    corners = photo.boxes[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(-1, 4, 2) @ linear.T.astype(np.float32) + offset.astype(np.float32)
    return np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)


def unlabelled(canvas):
    return np.full(canvas.shape[:2], NO_LABEL, np.uint8)


def clip_boxes(boxes, canvas):
    """Boxes cut at the canvas; keeps those of which enough is left."""
    height, width = canvas.shape[:2]
    cut = boxes.copy()
    cut[:, [0, 2]] = cut[:, [0, 2]].clip(0, width)
    cut[:, [1, 3]] = cut[:, [1, 3]].clip(0, height)
    sides, before = cut[:, 2:] - cut[:, :2], boxes[:, 2:] - boxes[:, :2]
    kept = (sides.min(axis=1, initial=1e9) >= MIN_SIDE_PX) & (sides.prod(axis=1) >= MIN_VISIBLE_PART * before.prod(axis=1))
    return cut, kept


def blend(first, second, rng):
    """Mixup (Zhang et al. 2018, arXiv 1710.09412) as detectors use it: both photos half seen through, boxes of both."""
    share = rng.uniform(0.4, 0.6)
    image = cv2.addWeighted(first[0], share, second[0], 1 - share, 0)
    *boxes, masks, shown = zip(first[1:], second[1:])
    mask = np.where(masks[0] == masks[1], masks[0], NO_LABEL)
    return (image, *(np.concatenate(pair) for pair in boxes), mask, np.where(np.maximum(*shown) == 1, 1, np.minimum(*shown)))


def hide_parts(image, rng):
    """Grey rectangles, so that a garment is known by more than one of its parts (cutout, arXiv 1708.04552)."""
    height, width = image.shape[:2]
    for _ in range(rng.integers(1, 4)):
        h, w = int(height * rng.uniform(0.05, 0.15)), int(width * rng.uniform(0.05, 0.2))
        y, x = rng.integers(0, height - h), rng.integers(0, width - w)
        image[y:y + h, x:x + w] = PAD_VALUE


def street_sample(photo, rng, strong):
    canvas = np.full((CANVAS_HEIGHT, CANVAS_WIDTH, 3), PAD_VALUE, np.uint8)
    height, width = photo.image.shape[:2]
    fit = min(CANVAS_HEIGHT / height, CANVAS_WIDTH / width)
    scale = fit * (rng.uniform(0.65, 1.45) if strong else rng.uniform(0.9, 1.1))
    aspect = np.exp(rng.uniform(-0.08, 0.08)) if strong else 1
    size = (scale * aspect, scale / aspect)
    # As far as the photo is larger or smaller than the canvas, it moves.
    slack_x, slack_y = CANVAS_WIDTH - width * size[0], CANVAS_HEIGHT - height * size[1]
    centre = (width * size[0] / 2 + slack_x * rng.random(), height * size[1] / 2 + slack_y * rng.random())
    mask = unlabelled(canvas)
    boxes = place(canvas, photo, centre, size, rng, mask=mask)
    boxes, kept = clip_boxes(boxes, canvas)
    regress = np.full(len(boxes), photo.regress)
    return jitter_colours(canvas, rng), boxes[kept], photo.targets[kept], regress[kept], mask


def collage_sample(choose, rng):
    """Single garments in a grid. `choose(rng)` draws one photo."""
    canvas = np.full((CANVAS_HEIGHT, CANVAS_WIDTH, 3), PAD_VALUE, np.uint8)
    grids, weights = zip(*COLLAGE_GRIDS)
    rows, columns = grids[rng.choice(len(grids), p=weights)]
    cell_height, cell_width = CANVAS_HEIGHT / rows, CANVAS_WIDTH / columns
    scale_range = ALONE_SCALE if (rows, columns) == (1, 1) else CELL_SCALE
    boxes, targets = [], []
    for row in range(rows):
        for column in range(columns):
            photo = choose(rng)
            height, width = photo.image.shape[:2]
            scale = min(cell_height / height, cell_width / width) * rng.uniform(*scale_range)
            x = column * cell_width + width * scale / 2 + (cell_width - width * scale) * rng.random()
            y = row * cell_height + height * scale / 2 + (cell_height - height * scale) * rng.random()
            boxes.append(place(canvas, photo, (x, y), (scale, scale), rng, rotate=8))
            targets.append(photo.targets)
    boxes, kept = clip_boxes(np.concatenate(boxes), canvas)
    targets = np.concatenate(targets)
    return jitter_colours(canvas, rng), boxes[kept], targets[kept], np.zeros(kept.sum(), bool), unlabelled(canvas)


def fit_within(size, long_side):
    """Width and height of a photo whose long side becomes `long_side`; the other is cut to whole pixels."""
    return max(1, size[0] * long_side // max(size)), max(1, size[1] * long_side // max(size))


def pad(image, stride=32):
    """The picture top left on a canvas whose sides are multiples of the stride."""
    height, width = image.shape[:2]
    canvas = np.full((-(-height // stride) * stride, -(-width // stride) * stride, 3), PAD_VALUE, np.uint8)
    canvas[:height, :width] = image
    return canvas


def letterbox(image, long_side=416):
    """Shrinks or grows to `long_side` and pads; returns the canvas and the picture's width and height on it."""
    size = fit_within(image.shape[1::-1], long_side)
    interpolation = cv2.INTER_AREA if size[0] < image.shape[1] else cv2.INTER_LINEAR
    return pad(cv2.resize(image, size, interpolation=interpolation)), size
