package org.frontdoor.conformance.report;

/** How the page looks: light and dark, on a telephone and on paper. */
final class HtmlStyle {

  static final String CSS =
      """
      :root { --bg: #fff; --fg: #1b1b1b; --soft: #f2f2f0; --line: #c9c9c4; --good: #1a6b34;
        --bad: #a3161b; --mild: #7a5200; }
      @media (prefers-color-scheme: dark) { :root { --bg: #16181a; --fg: #e8e8e6; --soft: #22262a;
        --line: #454b50; --good: #6fcf8b; --bad: #ff8f8f; --mild: #e3b95b; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--bg);
        color: var(--fg); font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1 { font-size: 1.4rem; }
      dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .2rem 1rem; }
      dt { opacity: .75; }
      dd { margin: 0; }
      .ending { border-left: .3rem solid var(--bad); padding: .5rem; background: var(--soft); }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; }
      th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: right; }
      td:first-child, th:first-child { text-align: left; }
      input[name=filter] { position: absolute; opacity: 0; }
      label { display: inline-block; margin: .15rem .2rem .15rem 0; padding: .3rem .6rem;
        border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
      input:checked + label { background: var(--fg); color: var(--bg); }
      input:focus-visible + label { outline: 2px solid var(--mild); }
      details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0;
        padding: .4rem .6rem; }
      summary { cursor: pointer; }
      .verdict { font-weight: 600; color: var(--mild); }
      .pass .verdict { color: var(--good); }
      .fail .verdict, .suite-error .verdict { color: var(--bad); }
      .unexpected { border-left: .3rem solid var(--bad); }
      .exchange p { margin: .3rem 0; }
      pre { background: var(--soft); padding: .5rem; white-space: pre-wrap; font-size: .8rem;
        margin: .2rem 0; }
      #f-unexpected:checked ~ main .case:not(.unexpected),
      #f-pass:checked ~ main .case:not(.pass),
      #f-fail:checked ~ main .case:not(.fail),
      #f-warn:checked ~ main .case:not(.warn),
      #f-not-applicable:checked ~ main .case:not(.not-applicable),
      #f-inconclusive:checked ~ main .case:not(.inconclusive),
      #f-suite-error:checked ~ main .case:not(.suite-error) { display: none; }
      @media print {
        body { max-width: none; font-size: 9pt; }
        label { display: none; }
        details { break-inside: avoid-page; }
        details::details-content { content-visibility: visible; height: auto; }
      }
      """;

  private HtmlStyle() {}
}
