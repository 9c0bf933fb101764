"""SimOTA assignment and the losses of YOLOX (arXiv 2107.08430, section 2), with targets that may be shared by classes."""
import torch
import torch.nn.functional as F

from dataset import NO_LABEL
from network import decode_boxes

CENTRE_RADIUS = 2.5  # strides
CANDIDATES = 10
IOU_WEIGHT, CENTRE_PENALTY = 3.0, 1e5
BOX_LOSS_WEIGHT = 5.0
TAG_LOSS_WEIGHT = 0.15
PIXEL_LOSS_WEIGHT = 0.5


def pairwise_iou(a, b):
    """a [n,4], b [m,4] as x1,y1,x2,y2 -> [n,m]."""
    top_left, bottom_right = torch.maximum(a[:, None, :2], b[None, :, :2]), torch.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = (bottom_right - top_left).clamp(min=0).prod(2)
    area_a, area_b = (a[:, 2:] - a[:, :2]).prod(1), (b[:, 2:] - b[:, :2]).prod(1)
    return shared / (area_a[:, None] + area_b[None] - shared + 1e-9)


def corners(centred):
    return torch.cat([centred[..., :2] - centred[..., 2:] / 2, centred[..., :2] + centred[..., 2:] / 2], -1)


def believed_targets(targets, logits):
    """For the assignment, a target spread over several classes goes to them as the model believes; single ones stay."""
    believed = targets.gt(0) * logits.sigmoid()
    return believed / believed.sum(-1, keepdim=True).clamp(min=1e-9)


@torch.no_grad()
def assign(boxes, targets, predicted, objectness, class_logits, grid):
    """For one picture: indices of places that answer for a garment, which garment, and their overlap."""
    x, y, stride = (grid[:, 0] + 0.5) * grid[:, 2], (grid[:, 1] + 0.5) * grid[:, 2], grid[:, 2]
    inside = (x > boxes[:, 0:1]) & (x < boxes[:, 2:3]) & (y > boxes[:, 1:2]) & (y < boxes[:, 3:4])
    centre_x, centre_y = (boxes[:, 0:1] + boxes[:, 2:3]) / 2, (boxes[:, 1:2] + boxes[:, 3:4]) / 2
    near = ((x - centre_x).abs() < CENTRE_RADIUS * stride) & ((y - centre_y).abs() < CENTRE_RADIUS * stride)
    candidate = (inside | near).any(0).nonzero().squeeze(1)
    best = (inside & near)[:, candidate]
    iou = pairwise_iou(boxes, corners(predicted[candidate]))
    logits = class_logits[candidate]
    probability = (logits.sigmoid() * objectness[candidate].sigmoid()[:, None]).sqrt().clamp(1e-6, 1 - 1e-6)
    shared = believed_targets(targets[:, None, :], logits[None])
    # binary cross-entropy of every garment against every candidate place
    class_cost = -(shared * probability.log()[None] + (1 - shared) * (1 - probability).log()[None]).sum(2)
    cost = class_cost + IOU_WEIGHT * -torch.log(iou + 1e-8) + CENTRE_PENALTY * ~best
    how_many = iou.topk(min(CANDIDATES, iou.shape[1]), 1).values.sum(1).int().clamp(min=1)
    matched = torch.zeros_like(cost, dtype=torch.bool)
    for garment, count in enumerate(how_many.tolist()):
        matched[garment, cost[garment].topk(min(count, cost.shape[1]), largest=False).indices] = True
    contested = matched.sum(0) > 1
    if contested.any():
        winner = cost[:, contested].argmin(0)
        matched[:, contested] = False
        matched[winner, contested.nonzero().squeeze(1)] = True
    place, garment = matched.T.nonzero(as_tuple=True)
    return candidate[place], garment, iou[garment, place]


def tag_loss(objectness, class_logits, shown):
    """What the service says of a picture is each class's best score anywhere: where a class is known to be there (1) it should be
    high, where it is known not to be (0) low; -1 is not known. [batch, places], [batch, places, classes], [batch, classes]."""
    log_score = F.logsigmoid(objectness)[..., None] + F.logsigmoid(class_logits)
    best = log_score.max(1).values
    loss = torch.where(shown == 1, -best, -torch.log1p(-best.exp().clamp(max=1 - 1e-6)))
    return loss[shown >= 0].sum() / len(shown)


def class_loss_of(logits, targets, quality):
    """Binary cross-entropy to `quality` for the garment's class and 0 for the rest. Where a label covers several classes, one of them
    must be there and none of them is pushed down: believing the likelier one would soon make all jeans pants."""
    member = targets > 0
    shared = member.sum(1, keepdim=True) > 1
    single = F.binary_cross_entropy_with_logits(logits, targets * quality[:, None], reduction='none')
    log_none = (F.logsigmoid(-logits) * member).sum(1)
    some = -torch.log(-torch.expm1(log_none.clamp(max=-1e-6)))
    return single[~(shared & member)].sum() + some[shared.squeeze(1)].sum()


def detection_loss(raw, grid, samples):
    """raw [batch, places, 5 + classes] float32; samples: (boxes, targets, regress, mask, shown) a picture. Sums over the batch divided by
    the number of answering places, as YOLOX does; the last is of image tags."""
    predicted = decode_boxes(raw, grid)
    objectness, class_logits = raw[..., 4], raw[..., 5:]
    object_target = torch.zeros_like(objectness)
    box_loss = class_loss = raw.sum() * 0
    positives = 0
    for i, (boxes, targets, regress, *_) in enumerate(samples):
        if len(boxes) == 0:
            continue
        place, garment, iou = assign(boxes, targets, predicted[i], objectness[i], class_logits[i], grid)
        positives += len(place)
        object_target[i, place] = 1
        logits = class_logits[i, place]
        exact = regress[garment]
        # The class score also says how well the box fits; where the true edges are not known it is simply "yes".
        quality = torch.where(exact, iou, torch.ones_like(iou))
        class_loss = class_loss + class_loss_of(logits, targets[garment], quality)
        if exact.any():
            fitted = corners(predicted[i, place[exact]])
            truth = boxes[garment[exact]]
            top_left, bottom_right = torch.maximum(fitted[:, :2], truth[:, :2]), torch.minimum(fitted[:, 2:], truth[:, 2:])
            shared_area = (bottom_right - top_left).clamp(min=0).prod(1)
            union = (fitted[:, 2:] - fitted[:, :2]).prod(1) + (truth[:, 2:] - truth[:, :2]).prod(1) - shared_area
            box_loss = box_loss + (1 - (shared_area / (union + 1e-9)) ** 2).sum()
    object_loss = F.binary_cross_entropy_with_logits(objectness, object_target, reduction='sum')
    count = max(positives, 1)
    shown = torch.stack([sample[-1] for sample in samples])
    return BOX_LOSS_WEIGHT * box_loss / count, object_loss / count, class_loss / count, TAG_LOSS_WEIGHT * tag_loss(objectness, class_logits, shown)


def pixel_loss(levels, masks, weights):
    """Cross-entropy of the fine label at the middle of every place, summed over the levels: what each place shows is far more to
    learn than a few boxes. levels: [batch, labels, rows, columns]; masks [batch, height, width]; weights [labels]."""
    total = 0
    for logits in levels:
        stride = masks.shape[1] // logits.shape[2]
        labels = masks[:, stride // 2::stride, stride // 2::stride].long()
        total = total + F.cross_entropy(logits.float(), labels, weights, ignore_index=NO_LABEL)
    return PIXEL_LOSS_WEIGHT * total
