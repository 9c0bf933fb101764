"""YOLOX-nano (Ge et al. 2021, arXiv 2107.08430) with a wider class branch: CSP backbone, PAFPN, decoupled anchor-free head.

Written anew after the paper; layer names follow the released network so that its weights can be read by name.
Beside the nano head, classes get a second path that skips the 64-channel stem, and a bias from the whole picture.
"""
import onnx
import torch
from onnx import numpy_helper
from torch import nn

STRIDES = (8, 16, 32)
WIDTHS = (64, 128, 256)
BATCH_NORM_EPS = 1e-3
HEAD_WIDTH = 64
CLASS_PATH_WIDTH = 128
PRIOR_PROBABILITY = 0.01


class ConvUnit(nn.Module):
    def __init__(self, inputs, outputs, kernel=1, stride=1, groups=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs, eps=BATCH_NORM_EPS, momentum=0.03)
        self.act = nn.SiLU(inplace=True)

    def forward(self, x):
        return self.act(self.bn(self.conv(x)))


class SeparableUnit(nn.Module):
    def __init__(self, inputs, outputs, kernel=3, stride=1):
        super().__init__()
        self.dconv = ConvUnit(inputs, inputs, kernel, stride, groups=inputs)
        self.pconv = ConvUnit(inputs, outputs)

    def forward(self, x):
        return self.pconv(self.dconv(x))


class Bottleneck(nn.Module):
    def __init__(self, width, shortcut):
        super().__init__()
        self.conv1 = ConvUnit(width, width)
        self.conv2 = SeparableUnit(width, width)
        self.shortcut = shortcut

    def forward(self, x):
        y = self.conv2(self.conv1(x))
        return x + y if self.shortcut else y


class CspLayer(nn.Module):
    def __init__(self, inputs, outputs, blocks, shortcut):
        super().__init__()
        hidden = outputs // 2
        self.conv1 = ConvUnit(inputs, hidden)
        self.conv2 = ConvUnit(inputs, hidden)
        self.conv3 = ConvUnit(2 * hidden, outputs)
        self.m = nn.Sequential(*[Bottleneck(hidden, shortcut) for _ in range(blocks)])

    def forward(self, x):
        return self.conv3(torch.cat([self.m(self.conv1(x)), self.conv2(x)], 1))


class Focus(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = ConvUnit(12, 16, 3)

    def forward(self, x):
        patches = [x[..., ::2, ::2], x[..., 1::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2]]
        return self.conv(torch.cat(patches, 1))


class SppBottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = ConvUnit(256, 128)
        self.conv2 = ConvUnit(512, 256)
        self.m = nn.ModuleList([nn.MaxPool2d(k, 1, k // 2) for k in (5, 9, 13)])

    def forward(self, x):
        x = self.conv1(x)
        return self.conv2(torch.cat([x] + [pool(x) for pool in self.m], 1))


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Focus()
        self.dark2 = nn.Sequential(SeparableUnit(16, 32, stride=2), CspLayer(32, 32, 1, True))
        self.dark3 = nn.Sequential(SeparableUnit(32, 64, stride=2), CspLayer(64, 64, 3, True))
        self.dark4 = nn.Sequential(SeparableUnit(64, 128, stride=2), CspLayer(128, 128, 3, True))
        self.dark5 = nn.Sequential(SeparableUnit(128, 256, stride=2), SppBottleneck(), CspLayer(256, 256, 1, False))

    def forward(self, x):
        c3 = self.dark3(self.dark2(self.stem(x)))
        c4 = self.dark4(c3)
        return c3, c4, self.dark5(c4)


class Pafpn(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = Backbone()
        self.lateral_conv0 = ConvUnit(256, 128)
        self.C3_p4 = CspLayer(256, 128, 1, False)
        self.reduce_conv1 = ConvUnit(128, 64)
        self.C3_p3 = CspLayer(128, 64, 1, False)
        self.bu_conv2 = SeparableUnit(64, 64, stride=2)
        self.C3_n3 = CspLayer(128, 128, 1, False)
        self.bu_conv1 = SeparableUnit(128, 128, stride=2)
        self.C3_n4 = CspLayer(256, 256, 1, False)
        self.upsample = nn.Upsample(scale_factor=2, mode='nearest')

    def forward(self, x):
        c3, c4, c5 = self.backbone(x)
        top = self.lateral_conv0(c5)
        middle = self.reduce_conv1(self.C3_p4(torch.cat([self.upsample(top), c4], 1)))
        p3 = self.C3_p3(torch.cat([self.upsample(middle), c3], 1))
        p4 = self.C3_n3(torch.cat([self.bu_conv2(p3), middle], 1))
        p5 = self.C3_n4(torch.cat([self.bu_conv1(p4), top], 1))
        return p3, p4, p5


class Head(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.stems = nn.ModuleList([ConvUnit(width, HEAD_WIDTH) for width in WIDTHS])
        self.cls_convs = nn.ModuleList([self.branch() for _ in WIDTHS])
        self.reg_convs = nn.ModuleList([self.branch() for _ in WIDTHS])
        self.class_paths = nn.ModuleList(
            [nn.Sequential(ConvUnit(width, CLASS_PATH_WIDTH), SeparableUnit(CLASS_PATH_WIDTH, CLASS_PATH_WIDTH, 5)) for width in WIDTHS]
        )
        self.class_preds = nn.ModuleList([nn.Conv2d(HEAD_WIDTH + CLASS_PATH_WIDTH, classes, 1) for _ in WIDTHS])
        self.reg_preds = nn.ModuleList([nn.Conv2d(HEAD_WIDTH, 4, 1) for _ in WIDTHS])
        self.obj_preds = nn.ModuleList([nn.Conv2d(HEAD_WIDTH, 1, 1) for _ in WIDTHS])
        self.whole_picture = nn.Linear(WIDTHS[-1], classes)
        prior = -torch.log(torch.tensor((1 - PRIOR_PROBABILITY) / PRIOR_PROBABILITY)).item()
        for pred in list(self.class_preds) + list(self.obj_preds):
            nn.init.constant_(pred.bias, prior)
        nn.init.zeros_(self.whole_picture.weight)
        nn.init.zeros_(self.whole_picture.bias)

    @staticmethod
    def branch():
        return nn.Sequential(SeparableUnit(HEAD_WIDTH, HEAD_WIDTH), SeparableUnit(HEAD_WIDTH, HEAD_WIDTH))

    def forward(self, levels):
        """Raw [batch, places, 5 + classes]: dx, dy, log w, log h (in strides), objectness and class logits."""
        context = self.whole_picture(levels[-1].mean((2, 3)))[:, :, None, None]
        outputs = []
        for i, level in enumerate(levels):
            stem = self.stems[i](level)
            regress = self.reg_convs[i](stem)
            seen = torch.cat([self.cls_convs[i](stem), self.class_paths[i](level)], 1)
            classes = self.class_preds[i](seen) + context
            outputs.append(torch.cat([self.reg_preds[i](regress), self.obj_preds[i](regress), classes], 1).flatten(2))
        return torch.cat(outputs, 2).transpose(1, 2)


class Detector(nn.Module):
    """Takes BGR 0..255 [batch, 3, height, width], sides multiples of 32."""

    def __init__(self, classes):
        super().__init__()
        self.backbone = Pafpn()
        self.head = Head(classes)

    def forward(self, images):
        return self.head(self.backbone(images))


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


def read_fused(model, path, predictors=('head.',)):
    """Sets the convolutions and predictors that an ONNX file names as this model does, of the predictors those whose names begin so.
    Fused BatchNorm leaves only a bias: the model computes the same in evaluation. Returns the units' biases by name and how many layers were read."""
    graph = onnx.load(str(path)).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    tensors.update({n.output[0]: numpy_helper.to_array(n.attribute[0].t) for n in graph.node if n.op_type == 'Constant'})
    units = {name: module for name, module in model.named_modules() if isinstance(module, ConvUnit)}
    biases, read = {}, 0
    for node in graph.node:
        if node.op_type not in ('Conv', 'Gemm'):
            continue
        name = 'head.whole_picture' if node.op_type == 'Gemm' else _module_path(node.name)
        weight, bias = (torch.from_numpy(tensors[i].copy()) for i in node.input[1:3])
        if name in units:
            units[name].conv.weight.data.copy_(weight)
            biases[name] = bias
        elif name.startswith(predictors):
            layer = model.get_submodule(name)
            layer.weight.data.copy_(weight)
            layer.bias.data.copy_(bias)
        else:
            continue
        read += 1
    for name, bias in biases.items():
        units[name].bn.weight.data.fill_(1)
        units[name].bn.bias.data.copy_(bias)
        units[name].bn.running_mean.zero_()
        units[name].bn.running_var.fill_(1 - BATCH_NORM_EPS)
    return biases, read


def load_coco_weights(model, path, samples):
    """Reads the released fused weights. Their BatchNorm left no statistics: they are measured on `samples` (BGR float batch), so
    that training starts from a network that computes the same."""
    biases, read = read_fused(model, path, ('head.reg_preds',))  # its classes are not ours
    units = {name: model.get_submodule(name) for name in biases}

    def measure(name):
        def hook(_module, _inputs, output):
            mean, variance = output.mean((0, 2, 3)), output.var((0, 2, 3), unbiased=False)
            measured[name] = (mean, variance, biases[name])
        return hook

    measured = {}
    hooks = [units[name].conv.register_forward_hook(measure(name)) for name in biases]
    model.eval()
    with torch.no_grad():
        model(samples)
    for hook in hooks:
        hook.remove()
    for name, (mean, variance, bias) in measured.items():
        bn = units[name].bn
        bn.running_mean.copy_(mean)
        bn.running_var.copy_(variance)
        bn.weight.data.copy_((variance + BATCH_NORM_EPS).sqrt())
        bn.bias.data.copy_(mean + bias)
    return read


def _module_path(node_name):
    """"/backbone/dark2/dark2.0/dconv/conv/Conv" names dark2 twice: the module is backbone.dark2.0.dconv (a ConvUnit)."""
    path = []
    for part in node_name.strip('/').split('/')[:-1]:
        if path and part.startswith(path[-1] + '.'):
            path[-1] = part
        else:
            path.append(part)
    return '.'.join(path[:-1] if path[-1] == 'conv' else path)
