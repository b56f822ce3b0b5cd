package org.frontdoor.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class ReportFormsTest {

  private static final Path SCHEMA = Path.of("../docs/conformance/report.schema.json");

  private final ObjectMapper json = new ObjectMapper();
  private final Report report = SampleRun.report();

  @Test
  void json_alwaysFitsItsSchema() throws Exception {
    JsonNode document = json.readTree(JsonReport.of(report));

    assertThat(schema().validate(document)).isEmpty();
    assertThat(document.path("counts").path("FAIL").asInt()).isEqualTo(1);
    assertThat(document.path("cases").get(1).path("standing").asText()).isEqualTo("unexpected");
    assertThat(document.path("cases").get(1).path("exchange").get(1).path("sent").asText())
        .contains("reference: \"L-1\"", "target_identifier: [redacted]");
  }

  @Test
  void schema_doesNotAllowWhatItDoesNotKnow() throws Exception {
    JsonNode document = json.readTree(JsonReport.of(report).replace("\"why\"", "\"wherefore\""));

    assertThat(schema().validate(document)).isNotEmpty();
  }

  @Test
  void junit_countsFailuresErrorsAndSkipped() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JunitXml.of(report))))
            .getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("6");
    assertThat(suite.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("failures")))
        .isEqualTo(2);
    assertThat(suite.getElementsByTagName("error").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("errors")))
        .isEqualTo(2);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  @Test
  void html_escapesEverythingAndNeedsNothingElse() {
    String page = HtmlReport.of(report);

    assertThat(page)
        .contains("&lt;host&gt;:1", "it said &lt;b&gt;", "not complete")
        .doesNotContain("<b>[redacted]", "<script", "src=", "http://", "@import", "url(", "\u0007");
  }

  @Test
  void target_standsInNoReport() {
    List<String> forms =
        List.of(
            JsonReport.of(report),
            JunitXml.of(report),
            HtmlReport.of(report),
            String.join("\n", report.entries().stream().map(ConsoleLines::line).toList()),
            String.join("\n", ConsoleLines.summary(report)));

    assertThat(forms).allSatisfy(form -> assertThat(form).doesNotContain(SampleRun.CANARY));
    assertThat(forms.getFirst()).contains("[redacted]");
  }

  private static JsonSchema schema() throws Exception {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
  }
}
