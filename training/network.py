"""The detector: PicoDet-S's body, its box distributions, and a class branch of our own.

Classes are what is hard here: they get a path that skips the towers, which classes and boxes share, and a bias from the whole picture.
"""
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

from picodet import BATCH_NORM_EPS, DEVIATION, WIDTH, PicoBody, Unit, separable

STRIDES = (8, 16, 32)
TOP_WIDTH = 384
CLASS_PATH_WIDTH = 128
BINS = 8  # a box edge lies 0..7 strides from the place, as a distribution (Li et al. 2020, arXiv 2006.04388)
COCO_CLASSES = 80
STRIDE_64_LAYERS = 4  # of the released network, between its neck and its towers; left out here
PRIOR_PROBABILITY = 0.01


class Head(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.class_paths = nn.ModuleList(
            nn.Sequential(Unit(WIDTH, CLASS_PATH_WIDTH, activation=nn.SiLU), separable(CLASS_PATH_WIDTH, CLASS_PATH_WIDTH, 5, activation=nn.SiLU))
            for _ in STRIDES
        )
        self.class_preds = nn.ModuleList([nn.Conv2d(WIDTH + CLASS_PATH_WIDTH, classes, 1) for _ in STRIDES])
        self.edge_preds = nn.ModuleList([nn.Conv2d(WIDTH, 4 * BINS, 1) for _ in STRIDES])
        self.obj_preds = nn.ModuleList([nn.Conv2d(WIDTH, 1, 1) for _ in STRIDES])
        self.whole_picture = nn.Linear(TOP_WIDTH, classes)
        prior = -torch.log(torch.tensor((1 - PRIOR_PROBABILITY) / PRIOR_PROBABILITY)).item()
        for pred in list(self.class_preds) + list(self.obj_preds):
            nn.init.constant_(pred.bias, prior)
        nn.init.zeros_(self.whole_picture.weight)
        nn.init.zeros_(self.whole_picture.bias)
        # Convolutions that sum each edge's 8 bins, weighed by where they lie and plainly: a mean, faster than a softmax along channels.
        edges = torch.eye(4)[:, :, None, None]
        where, plain = torch.kron(edges, torch.arange(BINS).float()[None, :, None, None]), torch.kron(edges, torch.ones(1, BINS, 1, 1))
        self.register_buffer('moments', torch.cat([where, plain]), persistent=False)

    def forward(self, levels, towers, top):
        """Raw [batch, places, 5 + classes]: dx, dy, log w, log h (in strides), objectness and class logits."""
        context = self.whole_picture(top.mean((2, 3)))[:, :, None, None]
        outputs = []
        for i, (level, tower) in enumerate(zip(levels, towers)):
            left_up, right_down = self.edges(self.edge_preds[i](tower)).chunk(2, 1)
            centre, size = 0.5 + (right_down - left_up) / 2, (left_up + right_down).clamp(min=1e-2).log()
            classes = self.class_preds[i](torch.cat([tower, self.class_paths[i](level)], 1)) + context
            outputs.append(torch.cat([centre, size, self.obj_preds[i](tower).float(), classes.float()], 1).flatten(2))
        return torch.cat(outputs, 2).transpose(1, 2)

    def edges(self, logits):
        """How many strides left, up, right and down of each place the edges lie: the means of their distributions."""
        with torch.autocast(logits.device.type, enabled=False):
            means, totals = F.conv2d(logits.float().exp(), self.moments).chunk(2, 1)
        return means / totals


class Detector(nn.Module):
    """Takes BGR 0..255 [batch, 3, height, width], sides multiples of 32."""

    def __init__(self, classes, pixel_labels=0):
        super().__init__()
        self.body = PicoBody()
        self.head = Head(classes)
        # Only for training: what every pixel of the two finer levels shows.
        self.pixel_preds = nn.ModuleList([nn.Conv2d(WIDTH, pixel_labels, 1) for _ in STRIDES[:2]] if pixel_labels else [])

    def forward(self, images):
        return self.head(*self.body(images))

    def forward_with_pixels(self, images):
        levels, towers, top = self.body(images)
        return self.head(levels, towers, top), [pred(level) for pred, level in zip(self.pixel_preds, levels)]


def places(height, width, device):
    """Every place of the three grids, row-major: x, y (in cells) and stride."""
    rows = []
    for stride in STRIDES:
        ys, xs = torch.meshgrid(torch.arange(height // stride), torch.arange(width // stride), indexing='ij')
        rows.append(torch.stack([xs.flatten(), ys.flatten(), torch.full((xs.numel(),), stride)], 1))
    return torch.cat(rows).float().to(device)


def decode_boxes(raw, grid):
    """cx, cy, w, h in input pixels from the first four raw values."""
    centre = (raw[..., :2] + grid[:, :2]) * grid[:, 2:]
    size = raw[..., 2:4].clamp(max=8).exp() * grid[:, 2:]
    return torch.cat([centre, size], -1)


def read_layers(path):
    """Weight, bias and node name of every convolution and linear layer with a bias of an ONNX file, in graph order."""
    graph = onnx.load(str(path)).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    tensors.update({n.output[0]: numpy_helper.to_array(n.attribute[0].t) for n in graph.node if n.op_type == 'Constant'})
    for node in graph.node:
        if node.op_type in ('Conv', 'Gemm') and len(node.input) == 3:
            yield *(torch.from_numpy(tensors[name].copy()) for name in node.input[1:3]), node.name


def fill(parameter, values):
    """Sets the first channels, the rest to 0."""
    parameter.data.zero_()
    parameter.data[tuple(slice(size) for size in values.shape)] = values


def set_layer(layer, weight, bias):
    """Sets a layer, or a unit from its convolution with BatchNorm fused into it: it computes the same in evaluation."""
    if isinstance(layer, Unit):
        fill(layer.conv.weight, weight)
        layer.bn.weight.data.fill_(1)
        fill(layer.bn.bias, bias)
        layer.bn.running_mean.zero_()
        layer.bn.running_var.fill_(1 - BATCH_NORM_EPS)
    else:
        layer.weight.data.copy_(weight)
        layer.bias.data.copy_(bias.flatten())


def is_layer(module):
    return isinstance(module, Unit) or isinstance(module, (nn.Conv2d, nn.Linear)) and module.bias is not None


def layers_of(module):
    return [part for part in module.modules() if is_layer(part)]


def read_exported(model, path):
    """Reads a file that export.py wrote, by the layers' names."""
    layers = {name: module for name, module in model.named_modules() if is_layer(module)}
    for weight, bias, node in read_layers(path):
        set_layer(layers.pop(_module_path(node)), weight, bias)
    if any(not name.startswith('pixel_preds') for name in layers):
        raise ValueError(f'{path} lacks {sorted(layers)}')


def load_coco_weights(model, path, samples):
    """Reads the released PicoDet-S: the body in graph order and the box distributions. Its fused BatchNorm left no statistics: they are
    measured on `samples` (BGR float batch), so that training starts from a network that computes the same."""
    released = read_layers(path)

    def read(layers, rows=slice(None)):
        for layer in layers:
            weight, bias, _ = next(released)
            set_layer(layer, weight[rows], bias.flatten()[rows])

    read(layers_of(model.body.backbone) + layers_of(model.body.neck))
    model.body.backbone.stem[0].conv.weight.data.div_(torch.tensor(DEVIATION).view(1, 3, 1, 1))
    for _ in range(STRIDE_64_LAYERS):
        next(released)
    for tower, edges in zip(model.body.towers, model.head.edge_preds):
        read(layers_of(tower))
        read([edges], slice(COCO_CLASSES, None))
    measure_statistics(model, [layer for layer in layers_of(model.body) if isinstance(layer, Unit)], samples)


@torch.no_grad()
def measure_statistics(model, units, samples):
    def measure(unit):
        def hook(_module, _inputs, output):
            measured[unit] = output.mean((0, 2, 3)), output.var((0, 2, 3), unbiased=False)
        return unit.conv.register_forward_hook(hook)

    measured = {}
    hooks = [measure(unit) for unit in units]
    model.eval()(samples)
    for hook in hooks:
        hook.remove()
    for unit, (mean, variance) in measured.items():
        unit.bn.running_mean.copy_(mean)
        unit.bn.running_var.copy_(variance)
        unit.bn.weight.data.copy_((variance + BATCH_NORM_EPS).sqrt())
        unit.bn.bias.data.add_(mean)


def _module_path(node_name):
    """"/head/class_paths.0/class_paths.0.0/conv/Conv" names class_paths.0 twice: the module is head.class_paths.0.0 (a Unit)."""
    path = []
    for part in node_name.strip('/').split('/')[:-1]:
        if path and part.startswith(path[-1] + '.'):
            path[-1] = part
        else:
            path.append(part)
    return '.'.join(path[:-1] if path[-1] == 'conv' else path)
