"""A second look at boxes that the detector proposes: which of the classes, or no garment at all.

The boxes are found, their classes are confused, and the detector's own features have learnt the training photos by heart (AP50 0.80
there, 0.50 elsewhere). So the second look sees with other eyes: the backbone of PicoDet-S as COCO left it (Yu et al. 2021, arXiv
2111.00902; Apache-2.0), RoIAlign (He et al. 2017, arXiv 1703.06870) on its three last stages, and where in the photo the box is.
"""
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn
from torchvision.ops import roi_align

from network import ConvUnit

# Ends of the last three stages in weights/picodet-s-coco-416.onnx: name, stride, width.
STAGES = (('reshape2_3.tmp_0', 8, 96), ('reshape2_15.tmp_0', 16, 192), ('reshape2_19.tmp_0', 32, 384))
MEAN, DEVIATION = (103.53, 116.28, 123.675), (57.375, 57.12, 58.395)
LATERAL, HIDDEN, GRID = 96, 256, 3
AROUND = 1.5  # how much larger the surroundings are that are looked at too
DROPPED = 0.5
GEOMETRY = 5


class OnnxPart(nn.Module):
    """The nodes of an ONNX file that lead to `outputs`, as a module: it computes the same, learns, and exports again."""

    def __init__(self, path, outputs):
        super().__init__()
        graph = onnx.load(str(path)).graph
        needed, nodes = set(outputs), []
        for node in reversed(graph.node):
            if needed.intersection(node.output):
                nodes.append(node)
                needed.update(node.input)
        self.input, self.outputs = graph.input[0].name, list(outputs)
        constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
        constants.update({n.output[0]: numpy_helper.to_array(n.attribute[0].t) for n in nodes if n.op_type == 'Constant'})
        self.names = {name: f'w{i}' for i, name in enumerate(sorted(set(constants) & needed))}
        self.numbers = {name: float(constants[name]) for name in self.names if constants[name].size == 1 and constants[name].ndim == 0}
        self.steps = []
        for node in reversed(nodes):
            values = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type not in ('Constant', 'Reshape', 'Transpose'):
                self.steps.append((node.op_type, list(node.input), list(node.output), values))
            elif node.op_type == 'Transpose' and list(values['perm']) == [0, 2, 1, 3, 4]:
                self.steps.append(('Shuffle', list(node.input), list(node.output), values))
            elif node.op_type != 'Constant':
                # Reshapes only surround the shuffle of two channel groups.
                self.steps.append(('Same', list(node.input)[:1], list(node.output), values))
        for name in self.names:
            tensor = torch.from_numpy(constants[name].copy())
            if tensor.ndim == 4:
                self.register_parameter(self.names[name], nn.Parameter(tensor))
            elif tensor.is_floating_point():
                self.register_parameter(self.names[name], nn.Parameter(tensor, requires_grad=tensor.ndim == 1))

    def forward(self, images):
        values = {self.input: images}

        def value(name):
            if name in values:
                return values[name]
            return self.numbers[name] if name in self.numbers else getattr(self, self.names[name])

        for kind, inputs, outputs, options in self.steps:
            values.update(zip(outputs, OPERATIONS[kind](options, *map(value, inputs))))
        return [values[name] for name in self.outputs]


def convolve(options, x, weight, bias=None):
    return [F.conv2d(x, weight, bias, options.get('strides', 1), options.get('pads', [0])[0], groups=options.get('group', 1))]


def shuffle(_, x):
    order = torch.arange(x.shape[1]).view(2, -1).T.flatten()
    return [x.index_select(1, order)]


OPERATIONS = {
    'Conv': convolve,
    'Shuffle': shuffle,
    'Same': lambda _, x: [x],
    'Mul': lambda _, a, b: [a * b],
    'Add': lambda _, a, b: [a + b],
    'Div': lambda _, a, b: [a / b],
    'Clip': lambda _, x, low, high: [x.clamp(low, high)],
    'Relu': lambda _, x: [x.relu()],
    'HardSigmoid': lambda o, x: [(x * o.get('alpha', 0.2) + o.get('beta', 0.5)).clamp(0, 1)],
    'GlobalAveragePool': lambda _, x: [x.mean((2, 3), keepdim=True)],
    'MaxPool': lambda o, x: [F.max_pool2d(x, o['kernel_shape'], o['strides'], o['pads'][0])],
    'Concat': lambda o, *xs: [torch.cat(xs, o['axis'])],
    'Split': lambda o, x: torch.split(x, list(o['split']), o['axis']),
}


class SecondLook(nn.Module):
    """Logits [boxes, classes + 1], the last for "no garment". images: BGR 0..255 [batch, 3, height, width]; rois: [boxes, 5], the
    picture's place in the batch and corners in input pixels; photo: [batch, 2], width and height of the photo on its canvas."""

    def __init__(self, classes, picodet):
        super().__init__()
        self.eyes = OnnxPart(picodet, [name for name, _, _ in STAGES])
        self.register_buffer('mean', torch.tensor(MEAN).view(1, 3, 1, 1))
        self.register_buffer('deviation', torch.tensor(DEVIATION).view(1, 3, 1, 1))
        self.lateral = nn.ModuleList([ConvUnit(width, LATERAL) for _, _, width in STAGES])
        self.hidden = nn.Linear(LATERAL * len(STAGES) * (GRID * GRID + 1) + GEOMETRY, HIDDEN)
        self.answer = nn.Linear(HIDDEN, classes + 1)

    def levels(self, images):
        stages = self.eyes((images - self.mean) / self.deviation)
        return [lateral(stage) for lateral, stage in zip(self.lateral, stages)]

    def look(self, levels, rois, geometry):
        seen = []
        around = surroundings(rois)
        for level, (_, stride, _) in zip(levels, STAGES):
            seen.append(roi_align(level, rois, (GRID, GRID), 1 / stride, 2, True).flatten(1))
            seen.append(roi_align(level, around, (1, 1), 1 / stride, 2, True).flatten(1))
        hidden = F.dropout(torch.cat(seen, 1), DROPPED, self.training)
        hidden = F.silu(self.hidden(torch.cat([hidden, geometry], 1)))
        return self.answer(F.dropout(hidden, DROPPED, self.training))

    def forward(self, images, rois):
        return self.look(self.levels(images), rois, geometry_of(rois))


def surroundings(rois):
    centre, half = (rois[:, 1:3] + rois[:, 3:5]) / 2, (rois[:, 3:5] - rois[:, 1:3]) * (AROUND / 2)
    return torch.cat([rois[:, :1], centre - half, centre + half], 1)


def geometry_of(rois):
    """Centre and size in units of a 416-pixel photo, and how tall the box is for its width."""
    size = (rois[:, 3:5] - rois[:, 1:3]).clamp(min=1)
    centre = (rois[:, 1:3] + rois[:, 3:5]) / 832
    return torch.cat([centre, (size / 416).log(), (size[:, 1:] / size[:, :1]).log()], 1)
