// Every form of the site, as its owner finds it: labels, hints and errors are tied to their fields, and what was typed
// is still there after a refusal.
#include <set>

#include "owned_site.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

/// What nobody means: too long, no number, no address, no day, no choice, a figure that does not exist.
FormValues junk_for(const Element& form) {
  FormValues sent;
  for (const auto* control : visible_controls(form)) {
    if (!can_be_typed_in(*control)) continue;
    const auto name = control->attribute("name");
    const auto type = control->attribute("type");
    if (type == "radio" || type == "checkbox" || type == "file") continue;
    if (control->tag == "select") {
      sent.emplace_back(name, control->all({"option"}).back()->attribute("value"));
      continue;
    }
    const std::string odd = control->tag == "textarea" ? "<{nothing}> & \"quotes\"\n" + std::string(1200, 'y')
                                                       : "<odd> & \"quotes\" " + std::string(200, 'y');
    sent.emplace_back(name, odd);
  }
  return sent;
}

/// Why an event is cancelled may be said in any words, or in none; people may be let choose among no session; of a list
/// with any headings it is asked what they are.
bool takes_any_words(const std::string& action) {
  return action.ends_with("/cancel") || action.ends_with("/delegates/import") || action.ends_with("/booking/sessions");
}

}  // namespace

TEST_CASE("every form of the site has its labels, hints, errors and values") {
  OwnedSite site;
  std::set<std::string> looked_at;
  std::set<std::string> refused;
  for_each_page(site, [&](const std::string& address, const Element& page) {
    INFO(address);
    const auto errors = joined(errors_of_forms(page));
    CHECK(errors == "");
    for (const auto* form : page.all({"form"})) {
      const auto action = form->attribute("action");
      if (!looked_at.insert(kind_of(action)).second || form->attribute("method") != "post") continue;
      if (visible_controls(*form).empty()) continue;
      INFO("the form to " << action);
      const auto junk = junk_for(*form);
      auto sent = unseen_values(*form);
      sent.insert(sent.end(), junk.begin(), junk.end());
      const auto answer = site.send(action, sent);
      if (takes_any_words(action)) continue;
      CHECK(answer.status >= 400);
      CHECK(answer.status < 500);
      if (answer.status < 400) continue;
      refused.insert(kind_of(action));
      const auto again = read_page(answer.body);
      const auto own = joined(errors_of_forms(*again));
      CHECK(own == "");
      const auto lost = joined(errors_of_refusal(*again, *form, junk));
      CHECK(lost == "");
    }
  });
  for (const auto* action : {"/events/new", "/sign-in", "/privacy/keep"}) {
    INFO(action);
    CHECK(refused.contains(action));
  }
  CHECK(looked_at.size() > 25);
  CHECK(refused.size() > 9);
}

TEST_CASE("a broken form is found") {
  const auto errors = [](const std::string& form) {
    return joined(errors_of_forms(*read_page("<main><form method=\"post\" action=\"/a\">" + form + "</form></main>")));
  };
  const std::string token = "<input type=\"hidden\" name=\"token\" value=\"t\">";
  const std::string label = "<label for=\"n\">Name</label>";
  const std::string field = "<input id=\"n\" name=\"n\" type=\"text\" value=\"\" aria-describedby=\"n-hint\">";
  const std::string hint = "<p class=\"govuk-hint\" id=\"n-hint\">In full.</p>";
  CHECK(errors(token + label + hint + field) == "");
  CHECK(errors(label + hint + field) == "the form to /a carries no token\n");
  CHECK(errors(token + hint + field) == "<input name=n id=n> has no label tied to it\n");
  CHECK(errors(token + "<label for=\"n\"> </label>" + hint + field) == "<input name=n id=n> has no label tied to it\n");
  CHECK(errors(token + label + field) == "<input name=n id=n> is described by nothing: n-hint\n");
  CHECK(errors(token + label + hint + "<input id=\"n\" name=\"n\" type=\"text\" value=\"\">") ==
        "the form to /a: \"In full.\" is tied to no field\n");
  CHECK(errors(token + label + hint + field + field).find("shares its id") != std::string::npos);
  CHECK(errors(token + "<input type=\"radio\" id=\"r\" name=\"r\" value=\"a\"><label for=\"r\">A</label>") ==
        "<input name=r id=r> has no legend\n");
}

TEST_CASE("a refusal that says too little is found") {
  const std::string summary = "<div class=\"govuk-error-summary\"><ul><li><a href=\"#n\">Too long</a></li></ul></div>";
  const std::string error = "<p class=\"govuk-error-message\" id=\"n-error\"><span>Error:</span> Too long</p>";
  const std::string input = "<input id=\"n\" name=\"n\" type=\"text\" value=\"abc\" aria-describedby=\"n-error\">";
  const auto form_of = [&](const std::string& inside) {
    return "<form method=\"post\" action=\"/a\">" + inside + "</form>";
  };
  const auto errors = [&](const std::string& title, const std::string& first, const std::string& inside) {
    const auto before = read_page(form_of(input));
    const auto after =
        read_page("<title>" + title + "</title><main>" + first + "<h1>A</h1>" + form_of(inside) + "</main>");
    return joined(errors_of_refusal(*after, *before->all({"form"}).front(), {{"n", "abc"}}));
  };
  CHECK(errors("Error: A", summary, error + input) == "");
  CHECK(errors("A", summary, error + input) == "the title does not begin with Error:\n");
  CHECK(errors("Error: A", "", error + input) == "the summary of errors does not stand first in main\n");
  CHECK(errors("Error: A", summary, input).find("\"Too long\" does not stand at its field") != std::string::npos);
  CHECK(errors("Error: A", "<div class=\"govuk-error-summary\"><p>No.</p></div>", error + input) ==
        "no error has a link to its field\n\"Error: Too long\" is not in the summary\n");
  CHECK(errors("Error: A", summary,
               error + "<input id=\"n\" name=\"n\" type=\"text\" value=\"\" aria-describedby=\"n-error\">") ==
        "what was typed into n is lost\n");
  CHECK(errors("Error: A", summary, "").find("leads to nothing") != std::string::npos);
}
