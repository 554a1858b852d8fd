//! How the papers look: A4, black on white, nothing from outside.

/// The style sheet of all papers.
pub(super) const STYLE: &str = "\
@page{size:A4;margin:14mm 14mm 14mm 20mm}\
*{box-sizing:border-box}\
html{font-family:SimSun,\"宋体\",\"Songti SC\",\"Noto Serif CJK SC\",\"Source Han Serif SC\",serif;\
font-size:10.5pt;line-height:1.45;color:#000;background:#fff}\
body{margin:0}\
article{break-after:page}\
article:last-of-type{break-after:auto}\
h1{font-size:20pt;line-height:1.3;text-align:center;margin:1mm 0 3mm;break-after:avoid}\
h2{font-size:11.5pt;margin:2.5mm 0 1mm;break-after:avoid}\
p{margin:1mm 0}\
.bureau{font-size:13pt;text-align:center;margin:0}\
.regime{text-align:center;margin:-2mm 0 3mm}\
.number{text-align:right;margin:0 0 2mm}\
.to{font-size:12pt;margin:3mm 0 1mm}\
.text{text-indent:2em}\
table{width:100%;border-collapse:collapse;table-layout:fixed;margin:0 0 -0.75pt}\
th,td{border:0.75pt solid #000;padding:1.1mm 1.5mm;vertical-align:middle;overflow-wrap:anywhere;text-align:left}\
th{font-weight:bold;text-align:center}\
.side th{text-align:center}\
thead{display:table-header-group}\
tr,.keep{break-inside:avoid}\
.small{font-size:9pt;line-height:1.4}\
.mid{text-align:center}\
.mono{font-family:Consolas,Menlo,\"Liberation Mono\",monospace;font-size:7.5pt;white-space:nowrap}\
.group td{font-weight:bold;background:none;break-after:avoid}\
.writing{height:17mm;vertical-align:top}\
.signer{min-width:50mm;padding-top:1.5mm}\
.box{white-space:nowrap}\
.box::before{content:\"□\\2009\";font-size:13pt;line-height:1}\
.boxes .box{display:inline-block;margin:0.3mm 5mm 0.3mm 0;white-space:normal}\
.stack .box{display:block;white-space:normal;margin:0.6mm 0}\
.line{display:inline-block;white-space:nowrap;margin:1.4mm 5mm 0 0;vertical-align:bottom}\
.fill{display:inline-block;border-bottom:0.5pt solid #000;height:1.25em;vertical-align:bottom}\
.row{display:flex;align-items:flex-end;white-space:nowrap;margin:1.6mm 0 0}.row .line{margin:0 0 0 3mm}\
.row .fill{flex:1}\
.gap{display:inline-block;width:9mm}\
.wide{display:inline-block;width:11mm}\
.notice h1{margin:0 0 1mm}\
.notice h2{margin:1.8mm 0 .8mm}\
.notice th,.notice td{padding:.7mm 1.5mm}\
.notice p{margin:.5mm 0}\
.room{height:18mm}\
.end{text-align:right}\
.notice .seal{margin:2mm 6mm 0 0;text-align:right;break-inside:avoid}\
.notice .seal p{margin:2mm 0}\
.receipt{border-top:0.75pt dashed #000;margin-top:3mm;break-inside:avoid}\
ol{margin:0;padding-left:2em}\
li{margin:0.6mm 0}\
@media screen{body{width:176mm;margin:10mm auto}article{margin-bottom:20mm}}\
";
