"""Writes the network as ONNX: input `images` [batch, 3, height, width] (BGR 0..255, sides multiples of 32), outputs `boxes`
[batch, places, 4] (corners in input pixels) and `scores` [batch, places, classes] (objectness x class, 0..1).

    python3 export.py RUN_DIR/checkpoint.pt ../models/garments.onnx
"""
import argparse

import onnx
import torch
from torch import nn

from dataset import CLASSES
from losses import corners
from network import STRIDES, Detector, decode_boxes, read_exported

OPSET = 13


class Deployed(nn.Module):
    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, images):
        levels, towers, top = self.detector.body(images)
        raw = self.detector.head(levels, towers, top)
        grid = []
        for level, stride in zip(levels, STRIDES):
            height, width = level.shape[2], level.shape[3]
            ys, xs = torch.meshgrid(torch.arange(height), torch.arange(width), indexing='ij')
            cells = torch.stack([xs.reshape(-1), ys.reshape(-1)], 1).float()
            grid.append(torch.cat([cells, torch.full_like(cells[:, :1], stride)], 1))
        boxes = corners(decode_boxes(raw, torch.cat(grid)))
        return boxes, raw[..., 4:5].sigmoid() * raw[..., 5:].sigmoid()


def load(path):
    """The trained network for evaluation: from a checkpoint, or from a file that this program wrote."""
    model = Detector(len(CLASSES))
    if str(path).endswith('.onnx'):
        read_exported(model, path)
    else:
        state = torch.load(path, map_location='cpu')['average']
        model.load_state_dict({key: value for key, value in state.items() if not key.startswith('pixel_preds')})
    return model.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint')
    parser.add_argument('onnx')
    options = parser.parse_args()
    # The picture is not square and not the training size, so that nothing is fixed by accident.
    example = torch.rand(2, 3, 416, 320) * 255
    model = Deployed(load(options.checkpoint))
    axes = {'images': {0: 'batch', 2: 'height', 3: 'width'}, 'boxes': {0: 'batch', 1: 'places'}, 'scores': {0: 'batch', 1: 'places'}}
    torch.onnx.export(model, example, options.onnx, opset_version=OPSET, input_names=['images'], output_names=['boxes', 'scores'],
                      dynamic_axes=axes, do_constant_folding=True)
    onnx.checker.check_model(onnx.load(options.onnx))


if __name__ == '__main__':
    main()
