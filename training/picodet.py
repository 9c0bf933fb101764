"""The body of PicoDet-S (Yu et al. 2021, arXiv 2111.00902): backbone ESNet, neck CSP-PAN, a tower of separable convolutions a level.

Written anew after the paper. Modules stand in the order of the released graph, so that its weights are read in order.
"""
import torch
import torch.nn.functional as F
from torch import nn

WIDTH = 96
# The released network was trained on normalised pictures (BGR); ours come as 0..255. The mean is taken off inside, the first convolution
# has its weights divided by the deviation.
MEAN, DEVIATION = (103.53, 116.28, 123.675), (57.375, 57.12, 58.395)
BATCH_NORM_EPS = 1e-3
# The released stem has 24 channels; 8 that are always 0 keep onnxruntime in its blocked layout (multiples of 16).
STEM_WIDTH = 32


class Unit(nn.Module):
    def __init__(self, inputs, outputs, kernel=1, stride=1, groups=1, activation=nn.Hardswish):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs, eps=BATCH_NORM_EPS, momentum=0.03)
        self.act = activation()

    def forward(self, x):
        if self.training and self.conv.kernel_size[0] == 5:
            # oneDNN takes five times as long for the bfloat16 gradient of these as for the float32 one.
            with torch.autocast(x.device.type, enabled=False):
                y = self.conv(x.float()).to(x.dtype)
        else:
            y = self.conv(x)
        return self.act(self.bn(y))


def separable(inputs, outputs, kernel, stride=1, activation=nn.Hardswish):
    return nn.Sequential(Unit(inputs, inputs, kernel, stride, inputs, activation), Unit(inputs, outputs, activation=activation))


class SqueezeExcite(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.squeeze, self.excite = nn.Conv2d(width, width // 4, 1), nn.Conv2d(width // 4, width, 1)

    def forward(self, x):
        return x * F.hardsigmoid(self.excite(F.relu(self.squeeze(x.mean((2, 3), keepdim=True)))))


class DownBlock(nn.Module):
    def __init__(self, inputs, middle, outputs):
        super().__init__()
        half = outputs // 2
        self.short = nn.Sequential(Unit(inputs, inputs, 3, 2, inputs, activation=nn.Identity), Unit(inputs, half))
        self.long = nn.Sequential(Unit(inputs, middle), Unit(middle, middle, 3, 2, middle, activation=nn.Identity), SqueezeExcite(middle), Unit(middle, half))
        self.joint = separable(outputs, outputs, 3)

    def forward(self, x):
        return self.joint(torch.cat([self.short(x), self.long(x)], 1))


class ShuffleBlock(nn.Module):
    def __init__(self, width, middle):
        super().__init__()
        self.half, part = width // 2, middle // 2
        self.point = Unit(self.half, part)
        self.depth = Unit(part, part, 3, groups=part, activation=nn.Identity)
        self.excite = SqueezeExcite(middle)
        self.out = Unit(middle, self.half)
        # The halves' channels take turns. As a gather it needs no shapes of its input, which cost onnxruntime more than the copy.
        self.register_buffer('turns', torch.arange(width).view(2, -1).T.flatten(), persistent=False)

    def forward(self, x):
        kept, changed = x.split(self.half, 1)
        changed = self.point(changed)
        changed = self.out(self.excite(torch.cat([changed, self.depth(changed)], 1)))
        return torch.cat([kept, changed], 1).index_select(1, self.turns)


class EsNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(Unit(3, STEM_WIDTH, 3, 2), nn.MaxPool2d(3, 2, 1))
        self.stages = nn.ModuleList(
            nn.Sequential(DownBlock(inputs, down, outputs), *(ShuffleBlock(outputs, middle) for middle in middles))
            for inputs, down, outputs, middles in ((STEM_WIDTH, 44, 96, (48, 48)), (96, 48, 192, (120, 96, 120, 96, 96, 96)), (192, 96, 384, (192, 192)))
        )

    def forward(self, x):
        c3 = self.stages[0](self.stem(x))
        c4 = self.stages[1](c3)
        return c3, c4, self.stages[2](c4)


class CspLayer(nn.Module):
    def __init__(self):
        super().__init__()
        half = WIDTH // 2
        self.short, self.long = Unit(2 * WIDTH, half), nn.Sequential(Unit(2 * WIDTH, half), Unit(half, half), separable(half, half, 5))
        self.joint = Unit(WIDTH, WIDTH)

    def forward(self, *levels):
        x = torch.cat(levels, 1)
        return self.joint(torch.cat([self.long(x), self.short(x)], 1))


class CspPan(nn.Module):
    def __init__(self):
        super().__init__()
        self.laterals = nn.ModuleList([Unit(width, WIDTH) for width in (96, 192, 384)])
        self.down4, self.down3 = CspLayer(), CspLayer()
        self.stride4, self.up4 = separable(WIDTH, WIDTH, 5, 2), CspLayer()
        self.stride5, self.up5 = separable(WIDTH, WIDTH, 5, 2), CspLayer()

    def forward(self, stages):
        c3, c4, c5 = (lateral(stage) for lateral, stage in zip(self.laterals, stages))
        middle = self.down4(F.interpolate(c5, scale_factor=2.0), c4)
        p3 = self.down3(F.interpolate(middle, scale_factor=2.0), c3)
        p4 = self.up4(self.stride4(p3), middle)
        return p3, p4, self.up5(self.stride5(p4), c5)


class PicoBody(nn.Module):
    """Takes BGR 0..255 [batch, 3, height, width], sides multiples of 32. Returns the levels of strides 8, 16 and 32 (96 channels) as
    the neck leaves them, the same after their towers, and the backbone's last stage (384 channels)."""

    def __init__(self):
        super().__init__()
        self.backbone, self.neck = EsNet(), CspPan()
        self.towers = nn.ModuleList([nn.Sequential(separable(WIDTH, WIDTH, 5), separable(WIDTH, WIDTH, 5)) for _ in range(3)])
        self.register_buffer('mean', torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)

    def forward(self, images):
        stages = self.backbone(images - self.mean)
        levels = self.neck(stages)
        return levels, [tower(level) for tower, level in zip(self.towers, levels)], stages[-1]
