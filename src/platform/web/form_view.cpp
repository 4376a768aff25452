// How a form is shown: one partial template for each kind of control, the same words beside a field and in the summary.
#include <muster/platform/web/form.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace muster::web {
namespace {

std::string template_of(Control control) {
  const auto* name = control == Control::text     ? "text"
                     : control == Control::lines  ? "lines"
                     : control == Control::date   ? "date"
                     : control == Control::radios ? "radios"
                     : control == Control::ticks  ? "ticks"
                     : control == Control::select ? "select"
                     : control == Control::file   ? "file"
                                                  : "hidden";
  return std::string("platform/web/pages/field_") + name + ".html";
}

/// The letters of a text that may stand in an id.
std::string id_letters(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool fits = std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_';
    if (fits)
      out += letter;
    else if (letter == ' ')
      out += '-';
  }
  return out;
}

/// HTML takes the first line break after <textarea> for its own.
std::string value_of(const FieldState& field) {
  if (field.typed.empty()) return {};
  const auto& text = field.typed.front();
  return field.control == Control::lines && text.starts_with('\n') ? "\n" + text : text;
}

/// Folded up, an option's hint is the heading that it stands under with its neighbours.
void add_headings(View& view, const FieldState& field) {
  std::string open;
  for (const auto& option : field.options) {
    auto& shown = view.add("OPTION").set("OPTION_CODE", option.code).set("OPTION_LABEL", option.label);
    shown.show_if(std::ranges::find(field.typed, option.code) != field.typed.end(), "CHOSEN");
    if (option.hint == open) continue;
    shown.show_if(!open.empty(), "HEADING_ENDS");
    shown.show("HEADING", option.hint);
    open = option.hint;
  }
  view.show_if(!open.empty(), "LAST_HEADING_ENDS");
}

void add_options(View& view, const FieldState& field, const std::string& id) {
  if (field.control == Control::select) return add_headings(view, field);
  std::size_t number = 0;
  for (const auto& option : field.options) {
    auto& shown = view.add("OPTION");
    shown.set("OPTION_ID", number == 0 ? id : id + "-" + id_letters(option.code));
    shown.set("OPTION_CODE", option.code).set("OPTION_LABEL", option.label);
    shown.show("OPTION_HINT", option.hint);
    shown.show_if(std::ranges::find(field.typed, option.code) != field.typed.end(), "CHOSEN");
    ++number;
  }
}

void add_date_parts(View& view, const FieldState& field, const std::string& id) {
  constexpr std::array names{"day", "month", "year"};
  constexpr std::array labels{"Day", "Month", "Year"};
  for (std::size_t at = 0; at < names.size(); ++at) {
    view.add("DATE_PART")
        .set("PART_ID", at == 0 ? id : id + "-" + names.at(at))
        .set("PART_NAME", field.name + "-" + names.at(at))
        .set("PART_LABEL", labels.at(at))
        .set("PART_VALUE", at < field.typed.size() ? field.typed[at] : "");
  }
}

void add_words(View& view, const FieldState& field, const std::string& id) {
  std::string described;
  if (!field.hint.empty()) {
    view.add("HINT", field.hint);
    described = id + "-hint";
  }
  std::size_t number = 0;
  for (const auto& words : field.errors) {
    const auto error = id + "-error" + (number == 0 ? "" : "-" + std::to_string(number + 1));
    view.add("FIELD_ERROR").set("ERROR_BEGINS", field.error_begins).set("ERROR_ID", error).set("ERROR_WORDS", words);
    described += (described.empty() ? "" : " ") + error;
    ++number;
  }
  if (!field.errors.empty()) view.show("WRONG");
  view.show("DESCRIBED", described);
}

std::string class_of(Button::Look look) {
  switch (look) {
    case Button::Look::first:
      return "govuk-button";
    case Button::Look::second:
      return "govuk-button govuk-button--secondary";
    case Button::Look::warning:
      return "govuk-button govuk-button--warning";
    case Button::Look::link:
      return "link-button";
    case Button::Look::unseen:
      return "govuk-visually-hidden";
  }
  return "govuk-button";
}

}  // namespace

std::string Form::id_of(const FieldState& field) const {
  auto id = id_letters(field.name);
  if (field.place > 0) id += "-" + std::to_string(field.place + 1);
  return key_.empty() ? id : id + "-" + id_letters(key_);
}

std::string Form::shown(const FieldState& field) const {
  const auto id = id_of(field);
  View view;
  view.set("ID", id).set("NAME", field.name).set("VALUE", value_of(field));
  if (field.control == Control::hidden) return render(template_of(field.control), view);
  view.set("LABEL", field.label);
  view.show("LABEL_MORE", field.label_more);
  if (!field.required && !field.small_label && !field.said_elsewhere && field.type != "search") view.show("OPTIONAL");
  add_words(view, field, id);
  const bool has_legend =
      field.control == Control::date || field.control == Control::radios || field.control == Control::ticks;
  if (!has_legend && !field.small_label) view.show("STRONG");
  if (field.control == Control::date) {
    add_date_parts(view, field, id);
  } else if (!field.options.empty()) {
    add_options(view, field, id);
  } else if (field.control == Control::text) {
    view.set("TYPE", field.type).set("AUTOCOMPLETE", field.autocomplete).show_if(field.numeric, "NUMERIC");
    view.show("OFFERED_BY", field.offered);
    view.show_if(field.plain, "PLAIN");
    if (field.width > 0) view.add("WIDTH", field.width);
  } else if (field.control == Control::lines) {
    view.set("ROWS", static_cast<std::int64_t>(field.rows)).show_if(field.code, "CODE").show_if(field.plain, "PLAIN");
  } else if (!field.accept.empty()) {
    view.add("ACCEPT", field.accept);
  }
  return render(template_of(field.control), view);
}

std::string Form::begin() const {
  View view;
  view.set("ACTION", action_).set("METHOD", method_ == Method::post ? "post" : "get");
  const auto shortcuts = std::ranges::any_of(*fields_, [](const auto& field) { return !field->unasked(); });
  const auto css_class = css_class_.value_or(shortcuts ? "form" : "");
  view.show("CLASS", css_class).show("SPREAD", id_);
  const auto is_file = [](const auto& field) { return field->control == Control::file; };
  view.show_if(std::ranges::any_of(*fields_, is_file), "MULTIPART");
  view.show_if(std::ranges::any_of(*fields_, [](const auto& field) { return field->type == "search"; }), "SEARCH");
  if (method_ == Method::post) view.add("PROOF").set("TOKEN", request_->token);
  for (const auto& field : *fields_)
    if (field->control == Control::hidden) view.add("HIDDEN").markup("HIDDEN_FIELD", shown(*field));
  return render("platform/web/pages/form_begin.html", view);
}

std::string Form::buttons() const {
  View view;
  view.show_if(buttons_.size() > 1 || way_out_, "TOGETHER");
  for (const auto& button : buttons_) {
    auto& shown = view.add("BUTTON");
    shown.set("BUTTON_CLASS", class_of(button.look)).set("BUTTON_WORDS", button.words);
    shown.show("BUTTON_OF", button.of);
    shown.show("BUTTON_TO", button.to);
    if (!button.name.empty()) shown.add("BUTTON_NAME", button.name).set("BUTTON_VALUE", button.value);
    shown.show_if(button.look == Button::Look::unseen, "UNSEEN");
    if (!button.key.empty()) shown.set("BUTTON_LETTER", button.key).show("BUTTON_KEY");
  }
  if (way_out_) view.add_link("WAY_OUT", way_out_->first, way_out_->second);
  return render("platform/web/pages/form_buttons.html", view);
}

std::string Form::shown() const {
  auto text = begin();
  for (const auto& field : *fields_)
    if (!field->unasked()) text += shown(*field);
  return text + buttons() + "</form>\n";
}

void Form::fill(View& view) const {
  view.markup("FORM_BEGIN", begin()).markup("FORM_BUTTONS", buttons()).markup("FORM_END", "</form>\n");
  for (const auto& field : *fields_) {
    std::string marker;
    for (const char letter : id_letters(field->name))
      marker += letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    if (field->place > 0) marker += "_" + std::to_string(field->place + 1);
    view.markup(marker + "_FIELD", shown(*field));
  }
}

std::string Form::summary() const {
  if (!refused()) return {};
  View view;
  std::int64_t fields = 0;
  for (const auto& [id, words] : errors_) {
    auto& error = view.add("ERROR").set("ERROR_WORDS", words);
    if (!id.empty()) error.add("LINK", "#" + id);
  }
  for (const auto& field : *fields_) {
    if (field->errors.empty()) continue;
    ++fields;
    for (const auto& words : field->errors) {
      auto& error = view.add("ERROR").set("ERROR_WORDS", words);
      error.add("LINK", "#" + id_of(*field));
    }
  }
  // A browser sends a file once: the page cannot hold it, unlike what was typed.
  std::int64_t files = 0;
  std::int64_t typed = 0;
  for (const auto& field : *fields_) {
    if (field->control == Control::hidden) continue;
    ++(field->control == Control::file ? files : typed);
  }
  const std::string still = files == 0 ? "Nothing was saved. What you wrote is still below."
                            : typed == 0
                                ? "Nothing was saved. Choose the file once more when it is mended."
                                : "Nothing was saved. What you wrote is still below; choose the file once more.";
  const auto counted = fields == 0   ? std::string("Look again")
                       : fields == 1 ? std::string("Look again at one field")
                                     : "Look again at " + in_words(fields) + " fields";
  view.set("REFUSED_TITLE", refused_title_.empty() ? counted : refused_title_);
  view.set("REFUSED_WORDS", refused_words_.empty() ? still : refused_words_);
  return render("platform/web/pages/form_errors.html", view);
}

}  // namespace muster::web
