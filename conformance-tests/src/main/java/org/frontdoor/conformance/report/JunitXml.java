package org.frontdoor.conformance.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.waivers.Standing;

/**
 * A report as build servers read it. What is unexpected is a failure, a fault of the suite an
 * error; what is waived, not applicable or inconclusive is skipped, with the reason.
 */
public final class JunitXml {

  private static final String SUITE_NAME = "frontdoor-conformance";
  private static final double MILLIS = 1000.0;

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document. */
  public static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitXml(writer).write(report);
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a report cannot be written as XML", e);
    }
    return text.append('\n').toString();
  }

  private void write(Report report) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", SUITE_NAME);
    attribute("hostname", report.heading().endpoint());
    attribute("timestamp", report.heading().started().toString());
    attribute("tests", Integer.toString(report.entries().size()));
    attribute("failures", Long.toString(count(report, Kind.FAILURE)));
    attribute("errors", Long.toString(count(report, Kind.ERROR) + (report.isComplete() ? 0 : 1)));
    attribute("skipped", Long.toString(count(report, Kind.SKIPPED)));
    attribute("time", seconds(report.took().toMillis()));
    for (Entry entry : report.entries()) {
      write(entry);
    }
    if (!report.isComplete()) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testcase");
      attribute("classname", SUITE_NAME);
      attribute("name", "the run is complete");
      empty("error", report.ending().name(), report.why());
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(Entry entry) throws XMLStreamException {
    CaseResult result = entry.result();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute("classname", SUITE_NAME + "." + entry.requirement().group());
    attribute("name", entry.id());
    attribute("time", seconds(result.took().toMillis()));
    switch (kind(entry)) {
      case GOOD -> {}
      case SKIPPED -> empty("skipped", "", text(entry));
      case FAILURE -> empty("failure", result.verdict().name(), text(entry));
      case ERROR -> empty("error", result.verdict().name(), text(entry));
    }
    xml.writeEndElement();
  }

  private enum Kind {
    GOOD,
    SKIPPED,
    FAILURE,
    ERROR
  }

  private static Kind kind(Entry entry) {
    Verdict verdict = entry.result().verdict();
    if (verdict == Verdict.SUITE_ERROR) {
      return Kind.ERROR;
    }
    if (entry.standing().isUnexpected()) {
      return Kind.FAILURE;
    }
    return verdict == Verdict.PASS || (verdict == Verdict.WARN && !waived(entry))
        ? Kind.GOOD
        : Kind.SKIPPED;
  }

  private static boolean waived(Entry entry) {
    return entry.standing() == Standing.WAIVED;
  }

  private static long count(Report report, Kind kind) {
    return report.entries().stream().filter(entry -> kind(entry) == kind).count();
  }

  private static String text(Entry entry) {
    return ConsoleLines.line(entry)
        + " | "
        + entry.requirement().source()
        + " | check first: "
        + entry.result().testCase().checkFirst();
  }

  private void empty(String element, String type, String message) throws XMLStreamException {
    xml.writeEmptyElement(element);
    if (!type.isEmpty()) {
      attribute("type", type);
    }
    attribute("message", message);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** Without what XML 1.0 has no way to write. */
  private static String legal(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / MILLIS);
  }
}
