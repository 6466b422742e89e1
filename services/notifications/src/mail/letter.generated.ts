// Made of letter.mjml by "npm run templates".
export const letterTemplate = `<!doctype html>
<html lang="{{language}}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>{{subject}}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
@media only screen and (max-width:479px) {
table.mj-full-width-mobile { width: 100% !important; }
td.mj-full-width-mobile { width: auto !important; }
}
</style>
<style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.letter { overflow-wrap: anywhere; }
.letter a { color: #0b57a4; }
.letter h1 { margin: 0; font-size: 23px; line-height: 1.25; font-weight: 700; }
.letter h2 { margin: 0; font-size: 19px; line-height: 1.3; font-weight: 700; }
.facts th { overflow-wrap: normal; word-break: normal; }
@media (max-width: 479px) {
.letter > table > tbody > tr > td { padding: 22px 18px 14px !important; }
.facts th, .facts td { display: block !important; padding: 0 !important; }
.facts td { padding-bottom: 10px !important; }
.button table, .button td, .button a { width: 100% !important; box-sizing: border-box !important; }
.button a { text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
.page, .page > div { background: #16191d !important; background-color: #16191d !important; }
.letter, .letter > table { background: #22272d !important; background-color: #22272d !important; }
.letter div, .letter h1, .letter h2, .letter td, .letter table { color: #f2f4f6 !important; }
.letter .quiet div, .letter .facts th { color: #b4bcc5 !important; }
.letter .box, .letter .box div { background: #2f363e !important; background-color: #2f363e !important; color: #f2f4f6 !important; }
.letter a { color: #9ecbff !important; }
.letter .button td { background: #9ecbff !important; }
.letter .button a { background: #9ecbff !important; color: #0d2136 !important; }
.letter .line p { border-top-color: #4a535d !important; }
}
[data-ogsc] .letter div, [data-ogsc] .letter h1, [data-ogsc] .letter h2, [data-ogsc] .letter td { color: #f2f4f6 !important; }
[data-ogsc] .letter .quiet div, [data-ogsc] .letter .facts th { color: #b4bcc5 !important; }
[data-ogsc] .letter a { color: #9ecbff !important; }
[data-ogsc] .letter .button a { color: #ffffff !important; }
</style>
<meta name="color-scheme" content="light dark"/>
<meta name="supported-color-schemes" content="light dark"/>
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no"/>
</head>
<body class="page" style="word-spacing:normal;background-color:#eef1f4;">
<div aria-label="{{subject}}" aria-roledescription="email" role="article" lang="{{language}}" dir="ltr" style="word-spacing:normal;background-color:#eef1f4;">
<div style="height:20px;line-height:20px;font-size:1px" aria-hidden="true">&#8202;</div>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="letter-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div class="letter" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:8px;overflow:hidden;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;">
<tbody>
<tr>
<td style="border-radius:8px;direction:ltr;font-size:0px;padding:30px 32px 20px;text-align:left;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:536px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="left" style="font-size:0px;padding:0 0 14px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;"><h1>{{heading}}</h1></div>
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0 0 12px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;">{{greeting}}</div>
</td>
</tr>
{{#paragraphs}}
<tr>
<td align="left" style="font-size:0px;padding:0 0 12px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;">{{.}}</div>
</td>
</tr>
{{/paragraphs}}{{#code}}
<tr>
<td style="font-size:0px;word-break:break-word;">
<div style="height:6px;line-height:6px;">&#8202;</div>
</td>
</tr>
<tr>
<td align="center" class="box" style="background:#eef1f4;font-size:0px;padding:14px 8px;word-break:break-word;">
<div style="font-family:ui-monospace, Consolas, Menlo, monospace;font-size:28px;letter-spacing:3px;line-height:1.5;text-align:center;color:#1c2126;">{{.}}</div>
</td>
</tr>
<tr>
<td style="font-size:0px;word-break:break-word;">
<div style="height:18px;line-height:18px;">&#8202;</div>
</td>
</tr>
{{/code}}{{#quote}}
<tr>
<td style="font-size:0px;word-break:break-word;">
<div style="height:4px;line-height:4px;">&#8202;</div>
</td>
</tr>
<tr>
<td align="left" class="box" style="background:#f4f1ea;font-size:0px;padding:12px 16px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;"><strong>{{label}}</strong><br/><span dir="auto">{{first}}{{#more}}<br/>{{.}}{{/more}}</span></div>
</td>
</tr>
<tr>
<td style="font-size:0px;word-break:break-word;">
<div style="height:14px;line-height:14px;">&#8202;</div>
</td>
</tr>
{{/quote}}{{#details}}
<tr>
<td align="left" class="facts" style="font-size:0px;padding:6px 0 12px;word-break:break-word;">
<table cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1c2126;font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.4;table-layout:auto;width:100%;border:none;">
{{#rows}}<tr><th scope="row" style="text-align:left;font-weight:normal;color:#5a6570;padding:5px 18px 5px 0;vertical-align:top">{{label}}</th><td dir="auto" style="text-align:left;padding:5px 0;vertical-align:top">{{value}}</td></tr>{{/rows}}
</table>
</td>
</tr>
{{/details}}{{#pass}}
<tr>
<td align="center" style="font-size:0px;padding:8px 0 0;word-break:break-word;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:collapse;border-spacing:0px;" class="mj-full-width-mobile">
<tbody>
<tr>
<td style="width:300px;" class="mj-full-width-mobile">
<img alt="{{label}}" src="{{src}}" style="border:0;border-radius:6px;display:block;outline:none;text-decoration:none;height:auto;width:100%;font-size:13px;" width="300" height="auto"/>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
<tr>
<td align="center" style="font-size:0px;padding:8px 0 0;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:17px;line-height:1.5;text-align:center;color:#1c2126;"><strong>{{label}}</strong></div>
</td>
</tr>
<tr>
<td align="center" class="quiet" style="font-size:0px;padding:2px 0 12px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:1.45;text-align:center;color:#5a6570;">{{hint}}</div>
</td>
</tr>
{{/pass}}{{#items}}
<tr>
<td align="center" class="line" style="font-size:0px;padding:12px 0 14px;word-break:break-word;">
<p style="border-top:solid 1px #d5dbe1;font-size:1px;margin:0px auto;width:100%;">
</p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #d5dbe1;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px"><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]-->
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0 0 10px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;"><h2>{{heading}}</h2></div>
</td>
</tr>
{{#paragraphs}}
<tr>
<td align="left" style="font-size:0px;padding:0 0 12px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;">{{.}}</div>
</td>
</tr>
{{/paragraphs}}{{#quote}}
<tr>
<td style="font-size:0px;word-break:break-word;">
<div style="height:4px;line-height:4px;">&#8202;</div>
</td>
</tr>
<tr>
<td align="left" class="box" style="background:#f4f1ea;font-size:0px;padding:12px 16px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;"><strong>{{label}}</strong><br/><span dir="auto">{{first}}{{#more}}<br/>{{.}}{{/more}}</span></div>
</td>
</tr>
<tr>
<td style="font-size:0px;word-break:break-word;">
<div style="height:14px;line-height:14px;">&#8202;</div>
</td>
</tr>
{{/quote}}{{#details}}
<tr>
<td align="left" class="facts" style="font-size:0px;padding:6px 0 12px;word-break:break-word;">
<table cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1c2126;font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.4;table-layout:auto;width:100%;border:none;">
{{#rows}}<tr><th scope="row" style="text-align:left;font-weight:normal;color:#5a6570;padding:5px 18px 5px 0;vertical-align:top">{{label}}</th><td dir="auto" style="text-align:left;padding:5px 0;vertical-align:top">{{value}}</td></tr>{{/rows}}
</table>
</td>
</tr>
{{/details}}{{#links}}
<tr>
<td align="left" style="font-size:0px;padding:0 0 12px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;"><a href="{{href}}" style="color:#0b57a4">{{label}}</a></div>
</td>
</tr>
{{/links}}{{/items}}{{#link}}
<tr>
<td align="left" class="button" style="font-size:0px;padding:10px 0 14px;word-break:break-word;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;">
<tbody>
<tr>
<td align="center" bgcolor="#0b57a4" role="presentation" style="border:none;border-radius:6px;cursor:auto;mso-padding-alt:13px 24px;background:#0b57a4;" valign="middle">
<a href="{{href}}" style="display:inline-block;background:#0b57a4;color:#ffffff;font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;font-weight:600;line-height:1.3;margin:0;text-decoration:none;text-transform:none;padding:13px 24px;mso-padding-alt:0px;border-radius:6px;" target="_blank">
{{label}}
</a>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
{{/link}}{{#otherLinks}}
<tr>
<td align="left" style="font-size:0px;padding:0 0 12px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#1c2126;"><a href="{{href}}" style="color:#0b57a4">{{label}}</a></div>
</td>
</tr>
{{/otherLinks}}
<tr>
<td align="center" class="line" style="font-size:0px;padding:12px 0 14px;word-break:break-word;">
<p style="border-top:solid 1px #d5dbe1;font-size:1px;margin:0px auto;width:100%;">
</p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #d5dbe1;font-size:1px;margin:0px auto;width:536px;" role="presentation" width="536px"><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]-->
</td>
</tr>
<tr>
<td align="left" class="quiet" style="font-size:0px;padding:0 0 6px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:1.45;text-align:left;color:#5a6570;">{{footer}}</div>
</td>
</tr>
{{#about}}
<tr>
<td align="left" class="quiet" style="font-size:0px;padding:0 0 6px;word-break:break-word;">
<div style="font-family:-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:14px;line-height:1.45;text-align:left;color:#5a6570;"><a href="{{href}}" style="color:#0b57a4">{{label}}</a></div>
</td>
</tr>
{{/about}}
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
<div style="height:20px;line-height:20px;font-size:1px" aria-hidden="true">&#8202;</div>
</div>
</body>
</html>
`;
