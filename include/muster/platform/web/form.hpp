#pragma once
// A form, said once. A page declares its fields; the form reads the request into typed values, keeps what was typed,
// knows what is wrong by field, and shows itself with the visitor's token:
//
//   struct TokenForm {
//     web::Form form;  // first: the fields stand in it
//     web::Field<std::string> name = form.text("name", "What it is for").missing("Say what the token is for");
//     web::Field<Date> last_day = form.date("date", "Last day").hint("Within a year.");
//   };
//
//   TokenForm wanted{web::Form(request, path).button("Make the token")};
//   if (wanted.form.read()) {  // sent, and every field has its value
//     const auto made = add_token(database, *wanted.name, *wanted.last_day);
//     if (made.ok()) return web::redirect(path);
//     wanted.form.refuse(made.error());  // beside the field that the error names (Error::at)
//   }
//   return page(wanted);  // view.markup("FORM", wanted.form.shown()), and site::form_page for the summary of errors

#include <muster/kit/base/zone.hpp>
#include <muster/platform/web/field.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::web {

/// One answer to choose from, and what it means to the program.
template <class T>
struct Choice {
  T value;
  std::string code;
  std::string label;
  std::string hint{};
};

/// Choices that are their own codes and labels.
[[nodiscard]] std::vector<Choice<std::string>> choices(const std::vector<std::string>& names);

template <class Things, class Code, class Label>
[[nodiscard]] std::vector<Choice<std::string>> choices(const Things& things, Code code, Label label) {
  std::vector<Choice<std::string>> all;
  for (const auto& thing : things)
    all.push_back({std::invoke(code, thing), std::invoke(code, thing), std::invoke(label, thing)});
  return all;
}

struct Button {
  enum class Look { first, second, warning, link, unseen };
  std::string words;
  std::string of{};  ///< read out after the words, not seen: "End", "the token of the board"
  Look look = Look::first;
  std::string to{};    ///< another address than the form's; empty: the form's
  std::string key{};   ///< the letter that presses it while a row of the page's list or its sheet has the focus
  std::string name{};  ///< sent with `value` where it is this button that is pressed; empty: nothing is
  std::string value{};
};

class Form {
 public:
  /// A POST form that carries the request's token. The request must outlive the form.
  Form(const Request& request, std::string action);
  /// A form that only asks (a search, a filter): its fields stand in the address.
  [[nodiscard]] static Form asking(const Request& request, std::string action);

  // How it looks; each is chained to the form as it is made, or said of it later.
  Form& button(Button button) &;
  /// A value that the form carries without showing it.
  Form& knowing(std::string name, std::string value) &;
  /// A link beside the buttons that leaves things as they are.
  Form& way_out(std::string words, std::string path) &;
  /// Another class than "form" (a column of 38 rem), or than none where there are only buttons.
  Form& look(std::string css_class) &;
  /// Ends the ids of this form's fields, where a page shows several forms of a kind: "days" becomes "days-mail".
  Form& key(std::string words) &;
  /// Its controls stand all over the page and belong to it by this id (`form="work"`): shown() is then its tag, what it
  /// carries and its buttons alone. Where scripts run, it is sent whenever one of them changes.
  Form& spread(std::string id) &;
  /// What the summary of errors says: its title in place of "Look again at two fields", and what became of it.
  Form& when_refused(std::string title, std::string words) &;

  Form&& button(Button button) && { return std::move(this->button(std::move(button))); }
  Form&& button(std::string words) && { return std::move(this->button(Button{std::move(words)})); }
  Form&& knowing(std::string name, std::string value) && {
    return std::move(knowing(std::move(name), std::move(value)));
  }
  Form&& way_out(std::string words, std::string path) && {
    return std::move(way_out(std::move(words), std::move(path)));
  }
  Form&& look(std::string css_class) && { return std::move(look(std::move(css_class))); }
  /// Fields and button beside each other.
  Form&& in_a_row() && { return std::move(look("form-inline")); }
  Form&& key(std::string words) && { return std::move(key(std::move(words))); }
  Form&& spread(std::string id) && { return std::move(spread(std::move(id))); }
  Form&& when_refused(std::string title, std::string words) && {
    return std::move(when_refused(std::move(title), std::move(words)));
  }

  // Its fields, in their order on the page. Names are those of the values; a name that stands several times ends in [].
  Field<std::string> text(std::string name, std::string label);   ///< one line, without spaces around it
  Field<std::string> lines(std::string name, std::string label);  ///< as it was typed
  Field<std::string> email(std::string name, std::string label);  ///< one line; whether it is an address is a check's
  Field<std::string> search(std::string name, std::string label);
  Field<std::int64_t> integer(std::string name, std::string label);
  Field<Date> date(std::string name, std::string label);                       ///< day, month and year
  Field<Instant> moment(std::string name, std::string label, Zone zone = {});  ///< day and time by the clocks there
  Field<Upload> file(std::string name, std::string label);                     ///< makes the form multipart
  Field<std::string> hidden(std::string name, std::string value);
  template <class T>
  Field<T> radios(std::string name, std::string label, const std::vector<Choice<T>>& choices) {
    return one_of(Control::radios, std::move(name), std::move(label), choices);
  }
  template <class T>
  Field<T> select(std::string name, std::string label, const std::vector<Choice<T>>& choices) {
    return one_of(Control::select, std::move(name), std::move(label), choices);
  }
  /// Any number of answers; sent as name[].
  template <class T>
  Field<std::vector<T>> ticks(std::string name, std::string label, const std::vector<Choice<T>>& choices);

  // What came.
  /// Reads all fields. True where every one has its value; false too where a page is only opened, so that one function
  /// serves both: nothing is refused then.
  [[nodiscard]] bool read();
  /// Refuses what was read: beside the field that the error names, or else in the summary alone.
  void refuse(const Error& error);
  /// Refuses what the page shows itself, in the element of that id.
  void refuse_at(std::string id, std::string words);
  [[nodiscard]] bool refused() const;
  /// An error that no typing mends (the database is away, the event is gone): a page of its own says it.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  /// 200, or what the refusal asks for: 422, 409, ...
  [[nodiscard]] int status() const;

  // What is shown.
  [[nodiscard]] std::string shown() const;
  /// The summary of errors with its links; empty where nothing was refused. It stands first in main.
  [[nodiscard]] std::string summary() const;
  /// For a form in the middle of other markup: FORM_BEGIN, FORM_END, FORM_BUTTONS and, for each field, its name in
  /// capitals with _FIELD ("days" is DAYS_FIELD; "-" and "[]" are "_" and nothing), to be written {{DAYS_FIELD:none}}.
  void fill(View& view) const;

 private:
  template <class T>
  TypedField<T>& declare(Control control, std::string name, std::string label);
  std::unique_ptr<FieldState>& add(std::unique_ptr<FieldState> field);
  template <class T>
  Field<T> one_of(Control control, std::string name, std::string label, const std::vector<Choice<T>>& choices);
  Field<std::string> line(std::string name, std::string label);
  [[nodiscard]] std::string begin() const;
  [[nodiscard]] std::string buttons() const;
  [[nodiscard]] std::string id_of(const FieldState& field) const;
  [[nodiscard]] std::string shown(const FieldState& field) const;

  const Request* request_;
  std::string action_;
  Method method_ = Method::post;
  std::optional<std::string> css_class_;
  std::string key_;
  std::string refused_title_;
  std::string refused_words_;
  std::vector<Button> buttons_;
  std::optional<std::pair<std::string, std::string>> way_out_;
  std::unique_ptr<std::deque<std::unique_ptr<FieldState>>> fields_;  ///< handles point into it: it stays where it is
  struct PageError {
    std::string id;  ///< of an element of the page; may be empty
    std::string words;
  };
  std::string id_;
  std::vector<PageError> errors_;  ///< of no field alone
  std::optional<Error> error_;
  int status_ = 200;
};

template <class T>
TypedField<T>& Form::declare(Control control, std::string name, std::string label) {
  auto field = std::make_unique<TypedField<T>>();
  field->control = control;
  field->name = std::move(name);
  field->label = std::move(label);
  auto& made = *field;
  add(std::move(field));
  return made;
}

template <class T>
Field<T> Form::one_of(Control control, std::string name, std::string label, const std::vector<Choice<T>>& choices) {
  auto& field = declare<T>(control, std::move(name), std::move(label));
  for (const auto& choice : choices) field.options.push_back({choice.code, choice.label, choice.hint});
  field.parse = [choices](const std::vector<std::string>& typed, const Request&) -> Result<T> {
    for (const auto& choice : choices)
      if (choice.code == typed.front()) return choice.value;
    return bad_input({});
  };
  field.show = [choices](const T& value) {
    for (const auto& choice : choices)
      if (choice.value == value) return std::vector{choice.code};
    return std::vector<std::string>{};
  };
  return Field<T>(&fields_->back());
}

template <class T>
Field<std::vector<T>> Form::ticks(std::string name, std::string label, const std::vector<Choice<T>>& choices) {
  auto& field = declare<std::vector<T>>(Control::ticks, std::move(name), std::move(label));
  for (const auto& choice : choices) field.options.push_back({choice.code, choice.label, choice.hint});
  field.parse = [choices](const std::vector<std::string>& typed, const Request&) -> Result<std::vector<T>> {
    std::vector<T> ticked;
    for (const auto& code : typed)
      for (const auto& choice : choices)
        if (choice.code == code) ticked.push_back(choice.value);
    if (ticked.size() != typed.size()) return bad_input({});
    return ticked;
  };
  field.show = [choices](const std::vector<T>& values) {
    std::vector<std::string> codes;
    for (const auto& choice : choices)
      for (const auto& value : values)
        if (choice.value == value) codes.push_back(choice.code);
    return codes;
  };
  return Field<std::vector<T>>(&fields_->back());
}

}  // namespace muster::web
