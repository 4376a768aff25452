// Fields in the words of a mail: read, checked and filled in one way.
#include <muster/domain/booking/message_fields.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <functional>

namespace muster::booking {
namespace {

/// Calls `plain` with the text between fields and `field` with the name of each; false where a brace stays open.
bool walk(std::string_view text, const std::function<void(std::string_view)>& plain,
          const std::function<void(const std::string&)>& field) {
  while (!text.empty()) {
    const auto begin = text.find('{');
    plain(text.substr(0, begin));
    if (begin == std::string_view::npos) return true;
    const auto end = text.find('}', begin);
    if (end == std::string_view::npos) {
      plain(text.substr(begin));
      return false;
    }
    field(trimmed(text.substr(begin + 1, end - begin - 1)));
    text.remove_prefix(end + 1);
  }
  return true;
}

const std::string* value_of(const FieldValues& values, const std::string& name) {
  if (name == "name") return &values.name;
  if (name == "first name") return &values.first_name;
  if (name == "organisation") return &values.organisation;
  if (name == "event") return &values.event;
  if (name == "when") return &values.when;
  if (name == "where") return &values.where;
  if (name == "programme") return &values.programme;
  if (name == "link") return &values.link;
  if (name == "certificate") return &values.certificate;
  return nullptr;
}

}  // namespace

const std::vector<std::string>& message_fields() {
  static const std::vector<std::string> names{"name",  "first name", "organisation", "event",      "when",
                                              "where", "programme",  "link",         "certificate"};
  return names;
}

Outcome check_fields(std::string_view text, std::string_view field) {
  std::string unknown;
  bool any = false;
  const bool closed = walk(
      text, [](std::string_view) {},
      [&](const std::string& name) {
        if (any || std::ranges::find(message_fields(), name) != message_fields().end()) return;
        any = true;
        unknown = name;
      });
  if (any) {
    constexpr std::size_t longest_shown = 40;
    const auto shown = character_count(unknown) <= longest_shown ? "{" + unknown + "}" : std::string("This");
    const auto near = nearest(unknown, message_fields());
    std::string all;
    for (const auto& name : message_fields()) all += (all.empty() ? "{" : ", {") + name + "}";
    return bad_input(shown + " is no field of a mail. " + (near ? "Did you mean {" + *near + "}? " : "") +
                     "There are " + all + ".")
        .at(std::string(field));
  }
  if (!closed) return bad_input("A brace “{” begins a field and is not closed by “}”.").at(std::string(field));
  return Success{};
}

bool uses_field(std::string_view text, std::string_view wanted) {
  bool found = false;
  (void)walk(text, [](std::string_view) {}, [&](const std::string& name) { found = found || name == wanted; });
  return found;
}

std::string filled(std::string_view text, const FieldValues& values) {
  std::string out;
  (void)walk(
      text, [&](std::string_view plain) { out += plain; },
      [&](const std::string& name) {
        const auto* value = value_of(values, name);
        out += value != nullptr ? *value : "{" + name + "}";
      });
  return out;
}

}  // namespace muster::booking
