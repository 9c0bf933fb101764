"""Average precision as COCO defines it (greedy matching by score, 101-point interpolation, at most 100 boxes a photo and class) and image tags.

Written in numpy; tests/vision hold the same figures for the TypeScript evaluation.
"""
import numpy as np

IOU_THRESHOLDS = np.linspace(0.5, 0.95, 10)
RECALL_POINTS = np.linspace(0, 1, 101)
MAX_BOXES = 100
# Box voting (Gidaris and Komodakis 2015, arXiv 1505.01749).
AVERAGED_OVERLAP, AVERAGED_SCORE = 0.7, 0.02
# What a class's own threshold must bring for each doubling away from the common one: less fits noise (README, thresholds).
PULL = 0.01


def iou_matrix(a, b):
    top_left, bottom_right = np.maximum(a[:, None, :2], b[None, :, :2]), np.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = (bottom_right - top_left).clip(0).prod(2)
    return shared / ((a[:, 2:] - a[:, :2]).prod(1)[:, None] + (b[:, 2:] - b[:, :2]).prod(1)[None] - shared + 1e-12)


def nms(boxes, scores, threshold):
    order, kept = np.argsort(-scores, kind='stable'), []
    while len(order):
        kept.append(order[0])
        order = order[1:][iou_matrix(boxes[order[:1]], boxes[order[1:]])[0] <= threshold]
    return np.array(kept, int)


def detections(boxes, scores, floor=0.01, threshold=0.65, limit=MAX_BOXES):
    """Per-class NMS, then each box becomes the mean of all places that see the same garment, of whatever class. boxes [n,4] corners,
    scores [n,classes] -> rows x1,y1,x2,y2,score,class."""
    sure = scores.max(1, initial=0)
    seen = np.nonzero(sure >= AVERAGED_SCORE)[0]
    rows = []
    for c in range(scores.shape[1]):
        index = np.nonzero(scores[:, c] >= floor)[0]
        if len(index):
            index = index[nms(boxes[index], scores[index, c], threshold)]
            weights = (iou_matrix(boxes[index], boxes[seen]) > AVERAGED_OVERLAP) * sure[seen]
            total = weights.sum(1, keepdims=True)
            mean = np.where(total > 0, weights @ boxes[seen] / np.maximum(total, 1e-12), boxes[index])
            rows.append(np.column_stack([mean, scores[index, c], np.full(len(index), c)]))
    rows = np.concatenate(rows) if rows else np.zeros((0, 6))
    return rows[np.argsort(-rows[:, 4], kind='stable')][:limit]


def average_precision(truths, found, classes):
    """truths: a list of (boxes, class indices); found: a list of detection rows. -> [iou thresholds, classes], nan without truth."""
    result = np.full((len(IOU_THRESHOLDS), classes), np.nan)
    for c in range(classes):
        total, scores, hits = 0, [], []
        for (boxes, labels), rows in zip(truths, found):
            truth, mine = boxes[labels == c], rows[rows[:, 5] == c]
            mine = mine[np.argsort(-mine[:, 4], kind='stable')][:MAX_BOXES]
            total += len(truth)
            iou = iou_matrix(mine[:, :4], truth)
            hit = np.zeros((len(IOU_THRESHOLDS), len(mine)), bool)
            for t, threshold in enumerate(IOU_THRESHOLDS):
                free = np.ones(len(truth), bool)
                for d in range(len(mine)):
                    candidates = np.where(free, iou[d], -1) if len(truth) else np.zeros(0)
                    if len(candidates) and candidates.max() >= threshold:
                        free[len(candidates) - 1 - candidates[::-1].argmax()] = False
                        hit[t, d] = True
            scores.append(mine[:, 4])
            hits.append(hit)
        if total == 0:
            continue
        order = np.argsort(-np.concatenate(scores), kind='mergesort')
        hits = np.concatenate(hits, 1)[:, order]
        for t in range(len(IOU_THRESHOLDS)):
            true = np.cumsum(hits[t])
            recall, precision = true / total, true / np.arange(1, len(true) + 1)
            precision = np.maximum.accumulate(precision[::-1])[::-1]
            at = np.searchsorted(recall, RECALL_POINTS, side='left')
            result[t, c] = np.where(at < len(precision), np.append(precision, 0)[at.clip(max=len(precision))], 0).mean()
    return result


def tag_scores(found, classes):
    """The best score of each class in each photo -> [photos, classes]."""
    scores = np.zeros((len(found), classes))
    for photo, rows in enumerate(found):
        np.maximum.at(scores[photo], rows[:, 5].astype(int), rows[:, 4])
    return scores


def tag_truth(truths, classes):
    truth = np.zeros((len(truths), classes), bool)
    for photo, (_, labels) in enumerate(truths):
        truth[photo, labels] = True
    return truth


def micro_f1(said, truth):
    true = (said & truth).sum()
    return 2 * true / max(said.sum() + truth.sum(), 1)


def tune_thresholds(scores, truth, start=0.3, rounds=4):
    """Class-wise thresholds that maximise micro-F1, one class at a time, each shrunk to the common best by pseudo-photos:
    a class with few photos keeps near it."""
    common = max(np.arange(0.05, 0.7, 0.01), key=lambda t: micro_f1(scores >= t, truth))
    thresholds = np.full(scores.shape[1], common)
    for _ in range(rounds):
        for c in range(scores.shape[1]):
            candidates = np.arange(0.05, 0.8, 0.01)

            def worth(t):
                trial = thresholds.copy()
                trial[c] = t
                return micro_f1(scores >= trial, truth) - PULL * abs(np.log2(t / common))

            thresholds[c] = max(candidates, key=worth)
    return thresholds


def cross_validated_f1(scores, truth, folds=5):
    """Thresholds tuned on four fifths, applied to the rest."""
    said = np.zeros_like(truth)
    for fold in range(folds):
        out = np.arange(len(scores)) % folds == fold
        said[out] = scores[out] >= tune_thresholds(scores[~out], truth[~out])
    return micro_f1(said, truth), said
