// How a poster looks: black on white, lines in place of colours. Sizes of names are set sheet by sheet.
#pragma once

#include <string_view>

namespace muster::inline v0_2::report {

inline constexpr std::string_view poster_style = R"css(
@page{size:A4 landscape;margin:9mm 10mm}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:#000;font-family:"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;line-height:1.12}
.sheet{width:277mm;min-height:191mm}
.sheet+.sheet{break-before:page}
.top{display:flex;justify-content:space-between;align-items:flex-end;gap:6mm;height:20mm;overflow:hidden;padding-bottom:2mm}
h1{line-height:1.1;margin:0;font-weight:800;max-width:182mm}
.top p{margin:0;font-size:4.2mm;text-align:right;white-space:nowrap}
.top b{display:block;font-size:7mm;line-height:1.2}
table{border-collapse:collapse;width:277mm;table-layout:fixed}
th,td{border:.35mm solid #000;padding:.55mm 1.1mm;vertical-align:middle;text-align:center}
thead th{border-bottom-width:.9mm;height:14mm;font-size:6.4mm;line-height:1.05;font-weight:800}
thead th span{display:block;font-size:4.6mm;font-weight:600}
thead th:first-child,tbody th{width:46mm;border-right-width:.9mm}
tbody th{text-align:left;font-weight:800;overflow-wrap:anywhere}
tbody th span{display:block;font-size:.8em;font-weight:600;font-variant-numeric:tabular-nums}
tbody th b{display:inline-block;font-weight:600}
tbody td{font-weight:700;word-spacing:.15em}
td i{font-style:normal;display:inline-block;max-width:100%;word-spacing:0;overflow-wrap:anywhere}
td i.free{width:3em;height:1em;border-bottom:.35mm solid #000}
.w{border-left-style:double;border-left-width:1.2mm}
thead th.w{font-weight:900}
tr{break-inside:avoid}
@media screen{body{padding:6mm;width:max-content}.sheet{padding:4mm;outline:1px solid #bbb;width:285mm}.sheet+.sheet{margin-top:6mm}}
)css";

}  // namespace muster::report
