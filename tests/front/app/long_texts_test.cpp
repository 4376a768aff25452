// Whatever field of several lines is given far too much: the page comes back with all of it, and says which field it
// is, how long it is and how long it may be.
#include "owned_site.hpp"

using namespace muster;
using namespace muster::test;

namespace {

const std::string far_too_long(70'000, 'y');

/// The form as it is sent with that text in all its fields of several lines.
FormValues with_long_texts(const Element& form) {
  auto sent = unseen_values(form);
  std::set<std::string> picked;
  for (const auto* control : visible_controls(form)) {
    if (!can_be_typed_in(*control)) continue;
    const auto name = control->attribute("name");
    const auto type = control->attribute("type");
    if (type == "file") continue;
    if (control->tag == "textarea")
      sent.emplace_back(name, far_too_long);
    else if (control->tag == "select")
      sent.emplace_back(name, control->all({"option"}).back()->attribute("value"));
    else if (type == "radio" || type == "checkbox") {
      if (picked.insert(name).second) sent.emplace_back(name, control->attribute("value"));
    } else {
      sent.emplace_back(name, "2");
    }
  }
  return sent;
}

/// Lists may be longer than that: what is wrong with their lines is told line by line.
bool is_list_of_rows(const std::string& action) {
  for (const auto* end : {"/import", "/indicator-files", "/sessions/paste", "/places", "/organisations/add"})
    if (action.ends_with(end)) return true;
  return false;
}

}  // namespace

TEST_CASE("a text far too long comes back whole, with the field's name, its length and what is allowed") {
  OwnedSite site;
  std::set<std::string> looked_at;
  for_each_page(site, [&](const std::string& address, const Element& page) {
    for (const auto* form : page.all({"form"})) {
      const auto action = form->attribute("action").empty() ? address : form->attribute("action");
      if (form->attribute("method") != "post" || form->all({"textarea"}).empty()) continue;
      if (!looked_at.insert(kind_of(action)).second) continue;
      CAPTURE(address, action);
      const auto reply = site.send(action, with_long_texts(*form));
      const auto again = read_page(reply.body);
      bool kept = false;
      for (const auto* field : again->all({"textarea"})) kept = kept || field->words() == far_too_long;
      CHECK(kept);
      if (is_list_of_rows(action)) continue;
      CHECK(reply.status == 422);
      const auto words = again->words();
      const auto told = words.find("70,000") != std::string::npos || words.find("20,000 bytes") != std::string::npos;
      CHECK(told);
    }
  });
  CHECK(looked_at.size() > 10);
}
