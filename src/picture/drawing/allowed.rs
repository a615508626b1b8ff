//! What a drawing may hold: the elements and attributes of SVG 2 that draw. Both lists are in order.
//!
//! Left out on purpose: scripts and handlers, other documents (`foreignObject`, `image`), movement
//! (which nobody could stop), links, titles and whatever drawing programs keep for themselves.

/// Elements that draw, or that say how.
#[rustfmt::skip]
pub(super) const ELEMENTS: &[&str] = &[
    "circle", "clipPath", "defs", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "g", "line",
    "linearGradient", "marker", "mask", "path", "pattern", "polygon", "polyline",
    "radialGradient", "rect", "stop", "svg", "switch", "symbol", "text", "textPath", "tspan",
    "use",
];

/// Elements in which text is seen.
#[rustfmt::skip]
pub(super) const TEXT_ELEMENTS: &[&str] = &[
    "text", "textPath", "tspan",
];

/// Attributes that say what is drawn, and how.
#[rustfmt::skip]
pub(super) const ATTRIBUTES: &[&str] = &[
    "alignment-baseline", "amplitude", "azimuth", "baseFrequency", "baseline-shift", "bias",
    "class", "clip-path", "clip-rule", "clipPathUnits", "color", "color-interpolation",
    "color-interpolation-filters", "cx", "cy", "d", "diffuseConstant", "direction", "display",
    "divisor", "dominant-baseline", "dx", "dy", "edgeMode", "elevation", "enable-background",
    "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color",
    "flood-opacity", "font-family", "font-size", "font-size-adjust", "font-stretch",
    "font-style", "font-variant", "font-weight", "fr", "fx", "fy", "gradientTransform",
    "gradientUnits", "height", "id", "image-rendering", "in", "in2", "intercept", "isolation",
    "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength", "lengthAdjust",
    "letter-spacing", "lighting-color", "limitingConeAngle", "marker-end", "marker-mid",
    "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask", "mask-type",
    "maskContentUnits", "maskUnits", "method", "mix-blend-mode", "mode", "numOctaves", "offset",
    "opacity", "operator", "order", "orient", "overflow", "paint-order", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "pointsAtX",
    "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r",
    "radius", "refX", "refY", "result", "rotate", "rx", "ry", "scale", "seed",
    "shape-rendering", "side", "slope", "spacing", "specularConstant", "specularExponent",
    "spreadMethod", "startOffset", "stdDeviation", "stitchTiles", "stop-color", "stop-opacity",
    "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "surfaceScale", "tableValues",
    "targetX", "targetY", "text-anchor", "text-decoration", "text-rendering", "textLength",
    "transform", "transform-origin", "type", "unicode-bidi", "values", "vector-effect",
    "version", "viewBox", "visibility", "width", "word-spacing", "writing-mode", "x", "x1",
    "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z",
];
