// Reads pages and looks at their forms.
#include "page_forms.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <sstream>

namespace muster::test {
namespace {

constexpr std::array void_tags{"input", "meta", "link", "br", "hr", "img", "col"};

std::string plain(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"&#39;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  return text;
}

bool is_space(char letter) { return std::isspace(static_cast<unsigned char>(letter)) != 0; }

/// The attributes of what stands between a tag's name and its ">".
std::map<std::string, std::string> read_attributes(const std::string& text) {
  std::map<std::string, std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at]) || text[at] == '/') {
      ++at;
      continue;
    }
    const auto begin = at;
    while (at < text.size() && !is_space(text[at]) && text[at] != '=') ++at;
    const auto name = text.substr(begin, at - begin);
    std::string value;
    if (at + 1 < text.size() && text[at] == '=') {
      const auto end = text.find('"', at + 2);
      value = plain(text.substr(at + 2, end - at - 2));
      at = end + 1;
    }
    found[name] = value;
  }
  return found;
}

Element& add(Element& parent, std::string tag) {
  auto child = std::make_unique<Element>();
  child->tag = std::move(tag);
  child->parent = &parent;
  parent.children.push_back(std::move(child));
  return *parent.children.back();
}

std::size_t end_of_tag(const std::string& html, std::size_t at) {
  for (bool quoted = false; at < html.size(); ++at) {
    if (html[at] == '"') quoted = !quoted;
    if (html[at] == '>' && !quoted) return at;
  }
  return at;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool is_choice(const Element& control) {
  return control.attribute("type") == "radio" || control.attribute("type") == "checkbox";
}

std::string said(const Element& control) {
  return "<" + control.tag + " name=" + control.attribute("name") + " id=" + control.attribute("id") + ">";
}

/// The ids by which a control is described, its fieldset's with them.
std::set<std::string> described_by(const Element& control) {
  std::set<std::string> ids;
  for (const auto* at = &control; at != nullptr && at->tag != "form"; at = at->parent)
    for (const auto& id : words_of(at->attribute("aria-describedby"))) ids.insert(id);
  return ids;
}

const Element* by_id(const Element& page, const std::string& id) {
  for (const auto* element : page.all({}))
    if (element->attribute("id") == id) return element;
  return nullptr;
}

std::string error_words(const Element& error) {
  auto words = error.words();
  return words.starts_with("Error: ") ? words.substr(7) : words;
}

void look_at_control(const Element& page, const Element& control, std::vector<std::string>& errors) {
  const auto id = control.attribute("id");
  const auto labelled = [&](const Element* label) { return label->attribute("for") == id && !label->words().empty(); };
  const auto labels = page.all({"label"});
  if (id.empty() || std::ranges::none_of(labels, labelled))
    errors.push_back(said(control) + " has no label tied to it");
  const auto elements = page.all({});
  if (std::ranges::count_if(elements, [&](const auto* each) { return each->attribute("id") == id; }) > 1)
    errors.push_back(said(control) + " shares its id");
  if (control.attribute("type") == "radio") {
    const auto* group = control.ancestor("fieldset");
    const auto legends = group == nullptr ? std::vector<const Element*>{} : group->all({"legend"});
    if (legends.empty() || legends.front()->words().empty()) errors.push_back(said(control) + " has no legend");
  }
  for (const auto& other : described_by(control))
    if (by_id(page, other) == nullptr) errors.push_back(said(control) + " is described by nothing: " + other);
}

/// A choice that was made, or the text that was typed.
bool holds_value(const std::vector<const Element*>& controls, const std::string& name, const std::string& value) {
  return std::ranges::any_of(controls, [&](const auto* control) {
    if (control->attribute("name") != name) return false;
    if (is_choice(*control)) return control->attribute("value") == value && control->attributes.contains("checked");
    if (control->tag == "input") return control->attribute("value") == value;
    if (control->tag == "textarea") return !control->children.empty() && control->children.front()->text == value;
    const auto options = control->all({"option"});
    return std::ranges::any_of(options, [&](const auto* option) {
      return option->attribute("value") == value && option->attributes.contains("selected");
    });
  });
}

}  // namespace

std::string Element::attribute(const std::string& name) const {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

bool Element::has_class(const std::string& name) const {
  const auto classes = words_of(attribute("class"));
  return std::ranges::find(classes, name) != classes.end();
}

std::string Element::words() const {
  std::string whole = text;
  for (const auto& child : children) whole += child->words() + (child->tag.empty() ? "" : " ");
  std::string out;
  if (tag.empty()) return whole;
  for (const auto& word : words_of(whole)) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<const Element*> Element::all(const std::vector<std::string>& tags) const {
  std::vector<const Element*> found;
  for (const auto& child : children) {
    if (child->tag.empty()) continue;
    if (tags.empty() || std::ranges::find(tags, child->tag) != tags.end()) found.push_back(child.get());
    const auto inside = child->all(tags);
    found.insert(found.end(), inside.begin(), inside.end());
  }
  return found;
}

const Element* Element::ancestor(const std::string& of_tag) const {
  const auto* at = parent;
  while (at != nullptr && at->tag != of_tag) at = at->parent;
  return at;
}

std::unique_ptr<Element> read_page(const std::string& html) {
  auto page = std::make_unique<Element>();
  page->tag = "page";
  auto* open = page.get();
  for (std::size_t at = 0; at < html.size();) {
    const auto begin = html.find('<', at);
    if (begin > at) add(*open, "").text = plain(html.substr(at, begin - at));
    if (begin == std::string::npos) break;
    const auto end = end_of_tag(html, begin);
    const auto inside = html.substr(begin + 1, end - begin - 1);
    at = end + 1;
    if (inside.starts_with('!')) continue;
    if (inside.starts_with('/')) {
      if (open->parent != nullptr) open = open->parent;
      continue;
    }
    const auto stop = std::min(inside.find_first_of(" \n/"), inside.size());
    auto& element = add(*open, inside.substr(0, stop));
    element.attributes = read_attributes(inside.substr(stop));
    const bool closed = inside.ends_with('/') || std::ranges::find(void_tags, element.tag) != void_tags.end();
    if (!closed) open = &element;
  }
  return page;
}

std::vector<const Element*> visible_controls(const Element& form) {
  auto controls = form.all({"input", "select", "textarea"});
  std::erase_if(controls, [](const auto* control) { return control->attribute("type") == "hidden"; });
  return controls;
}

FormValues unseen_values(const Element& form) {
  FormValues values;
  for (const auto* input : form.all({"input"}))
    if (input->attribute("type") == "hidden" && input->attribute("name") != "token")
      values.emplace_back(input->attribute("name"), input->attribute("value"));
  return values;
}

bool can_be_typed_in(const Element& control) {
  for (const auto* around = control.parent; around != nullptr; around = around->parent)
    if (around->has_class("sheet")) return false;
  return true;
}

const Element* same_form(const Element& page, const Element& form) {
  const auto controls = [](const Element& one) {
    return std::ranges::count_if(visible_controls(one), [](const auto* control) { return can_be_typed_in(*control); });
  };
  std::vector<const Element*> alike;
  for (const auto* other : page.all({"form"}))
    if (other->attribute("action") == form.attribute("action") && controls(*other) == controls(form))
      alike.push_back(other);
  // What a form carries unseen tells it from others of its kind; the only one may carry what it was sent.
  if (alike.size() == 1) return alike.front();
  for (const auto* other : alike)
    if (unseen_values(*other) == unseen_values(form)) return other;
  return nullptr;
}

std::vector<std::string> errors_of_forms(const Element& page) {
  std::vector<std::string> errors;
  for (const auto* form : page.all({"form"})) {
    const auto where = "the form to " + form->attribute("action");
    const auto inputs = form->all({"input"});
    const auto is_token = [](const auto* input) {
      return input->attribute("name") == "token" && !input->attribute("value").empty();
    };
    if (form->attribute("method") == "post" && std::ranges::none_of(inputs, is_token))
      errors.push_back(where + " carries no token");
    std::set<std::string> described;
    for (const auto* control : visible_controls(*form)) {
      look_at_control(page, *control, errors);
      for (const auto& id : described_by(*control)) described.insert(id);
    }
    for (const auto* words : form->all({})) {
      const bool tied = words->has_class("govuk-hint") || words->has_class("govuk-error-message");
      if (tied && !described.contains(words->attribute("id")))
        errors.push_back(where + ": \"" + words->words() + "\" is tied to no field");
    }
  }
  return errors;
}

std::vector<std::string> errors_of_refusal(const Element& page, const Element& form, const FormValues& sent) {
  std::vector<std::string> errors;
  const auto titles = page.all({"title"});
  if (titles.empty() || !titles.front()->words().starts_with("Error: "))
    errors.emplace_back("the title does not begin with Error:");
  const auto mains = page.all({"main"});
  const auto first = mains.empty() ? std::vector<const Element*>{} : mains.front()->all({});
  if (first.empty() || !first.front()->has_class("govuk-error-summary")) {
    errors.emplace_back("the summary of errors does not stand first in main");
    return errors;
  }
  std::set<std::string> summed_up;
  for (const auto* item : first.front()->all({"li"})) summed_up.insert(item->words());
  std::size_t links = 0;
  for (const auto* link : first.front()->all({"a"})) {
    ++links;
    const auto* target = by_id(page, link->attribute("href").substr(1));
    if (target == nullptr) {
      errors.push_back("\"" + link->words() + "\" leads to nothing");
      continue;
    }
    const auto ids = described_by(*target);
    const bool there = std::ranges::any_of(ids, [&](const auto& id) {
      const auto* error = by_id(page, id);
      return error != nullptr && error->has_class("govuk-error-message") && error_words(*error) == link->words();
    });
    if (!there) errors.push_back("\"" + link->words() + "\" does not stand at its field");
  }
  if (links == 0) errors.emplace_back("no error has a link to its field");
  for (const auto* error : page.all({"p"}))
    if (error->has_class("govuk-error-message") && !summed_up.contains(error_words(*error)))
      errors.push_back("\"" + error->words() + "\" is not in the summary");
  const auto* again = same_form(page, form);
  if (again == nullptr) {
    errors.emplace_back("the form is not there any more");
    return errors;
  }
  const auto controls = visible_controls(*again);
  for (const auto& [name, value] : sent)
    if (!value.empty() && !holds_value(controls, name, value))
      errors.push_back("what was typed into " + name + " is lost");
  return errors;
}

}  // namespace muster::test
