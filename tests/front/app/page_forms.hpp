#pragma once
// The forms of a page as a browser and a screen reader find them, and what is wrong with them.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace muster::test {

struct Element {
  std::string tag;  ///< empty: text
  std::map<std::string, std::string> attributes;
  std::string text;  ///< of a text
  Element* parent = nullptr;
  std::vector<std::unique_ptr<Element>> children;

  [[nodiscard]] std::string attribute(const std::string& name) const;
  [[nodiscard]] bool has_class(const std::string& name) const;
  /// Everything that stands in it, runs of white space one space.
  [[nodiscard]] std::string words() const;
  [[nodiscard]] std::vector<const Element*> all(const std::vector<std::string>& tags) const;
  [[nodiscard]] const Element* ancestor(const std::string& of_tag) const;
};

/// Reads a page as our templates write them: tags closed, attributes in double quotes.
[[nodiscard]] std::unique_ptr<Element> read_page(const std::string& html);

/// Inputs, selects and textareas that people see.
[[nodiscard]] std::vector<const Element*> visible_controls(const Element& form);

/// Not in a page of a form that is shown to look at only.
[[nodiscard]] bool can_be_typed_in(const Element& control);

using FormValues = std::vector<std::pair<std::string, std::string>>;

/// What the form sends when nothing in it was touched, its visible controls left out.
[[nodiscard]] FormValues unseen_values(const Element& form);
/// The form of `page` that leads to the same place and carries the same unseen values as `form`; null where none does.
[[nodiscard]] const Element* same_form(const Element& page, const Element& form);

/// What is wrong with the forms of a page: a label, hint or error that is tied to nothing, a POST without its token.
[[nodiscard]] std::vector<std::string> errors_of_forms(const Element& page);
/// What is wrong with the answer to a form that was refused: no summary first in main, an error that does not stand
/// both there and at its field, a value that is not there any more.
[[nodiscard]] std::vector<std::string> errors_of_refusal(const Element& page, const Element& form,
                                                         const FormValues& sent);

}  // namespace muster::test
