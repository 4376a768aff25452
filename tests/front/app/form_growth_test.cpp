// Every form that the site shows, found by walking through it, reads, judges and shows back what was typed into all of
// its fields at once in a time like its length.
#include "support/growth.hpp"

#include "owned_site.hpp"

using namespace muster;
using namespace muster::test;

namespace {

/// A form as it is sent: what nobody sees of it, the fields that take words, and the first of everything to choose.
struct FoundForm {
  std::string action;
  FormValues chosen;
  std::vector<std::string> worded;
};

FoundForm found_form(const Element& form) {
  FoundForm out{form.attribute("action"), unseen_values(form), {}};
  std::set<std::string> picked;
  for (const auto* control : visible_controls(form)) {
    const auto name = control->attribute("name");
    const auto type = control->attribute("type");
    if (type == "file") continue;
    if (control->tag == "select") {
      out.chosen.emplace_back(name, control->all({"option"}).back()->attribute("value"));
    } else if (type == "radio" || type == "checkbox") {
      if (picked.insert(name).second) out.chosen.emplace_back(name, control->attribute("value"));
    } else {
      out.worded.push_back(name);
    }
  }
  return out;
}

std::map<std::string, FoundForm> forms_of(OwnedSite& site) {
  std::map<std::string, FoundForm> all;
  for_each_page(site, [&](const std::string&, const Element& page) {
    for (const auto* form : page.all({"form"})) {
      if (form->attribute("method") != "post") continue;
      auto found = found_form(*form);
      if (!found.worded.empty()) all.emplace(kind_of(found.action), std::move(found));
    }
  });
  return all;
}

}  // namespace

TEST_CASE("no field of any form costs more than what is typed into it is long") {
  OwnedSite site;
  const auto forms = forms_of(site);
  CHECK(forms.size() > 15);
  for (const auto* known : {"/events/new", "/sign-in", "/events/ours/report/change"}) {
    INFO(known);
    CHECK(forms.contains(known));
  }
  for (const auto& [kind, form] : forms) {
    for (const std::string piece : {"\"", "a, é "}) {
      CAPTURE(kind, piece);
      const auto send = [&](const std::string& text) {
        auto sent = form.chosen;
        for (const auto& name : form.worded) sent.emplace_back(name, text);
        (void)site.send(form.action, sent);
      };
      CHECK(growth::fault_of(growth::repeated(piece), send, 4 << 10, 8 << 10) == "");
    }
  }
}
