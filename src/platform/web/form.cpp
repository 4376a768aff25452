// What a form takes: its fields by kind, how each becomes a value, and what is refused.
#include <muster/platform/web/form.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/reply.hpp>

#include <algorithm>
#include <array>

namespace muster::web {
namespace {

constexpr std::array date_parts{"-day", "-month", "-year"};

/// As sentences stand beside fields: without their full stop.
std::string field_words(std::string message) {
  if (message.ends_with('.') && message.find(". ") == std::string::npos) message.pop_back();
  return message;
}

std::string in_a_line(const Diagnostic& error) {
  std::string place;
  if (error.line > 0) place = "Line " + std::to_string(error.line);
  if (error.line > 0 && error.column > 0) place += ", column " + std::to_string(error.column);
  return (place.empty() ? "" : place + ": ") + error.message + (error.hint.empty() ? "" : "; " + error.hint);
}

Result<Date> date_of(const std::vector<std::string>& parts) {
  const auto day = parse_integer(trimmed(parts.at(0)));
  const auto month = parse_integer(trimmed(parts.at(1)));
  const auto year = parse_integer(trimmed(parts.at(2)));
  if (!day || !month || !year) return bad_input("Give the date as day, month and year, for example 10 6 2022");
  if (*year < 1000 || *year > 9999) return bad_input("Give the year with four digits, for example 2022");
  const bool in_range = *day >= 1 && *day <= 31 && *month >= 1 && *month <= 12;
  const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!in_range || !date.ok()) return bad_input("There is no such day. Check the day and the month");
  return date;
}

std::vector<std::string> parts_of(const Date& date) {
  return {std::to_string(static_cast<unsigned>(date.day())), std::to_string(static_cast<unsigned>(date.month())),
          std::to_string(static_cast<int>(date.year()))};
}

Result<std::string> one_line(const std::vector<std::string>& typed, const Request&) {
  const bool breaks = std::ranges::any_of(typed.front(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20U || byte == 0x7FU;
  });
  if (breaks) return bad_input("Write it on one line");
  return trimmed(typed.front());
}

/// Takes off what is far beyond what such a field holds, so that it is neither looked at nor shown back.
std::optional<Error> shorten(FieldState& field) {
  constexpr std::size_t longest_line = 5'000;  // characters; conditions are the longest
  constexpr std::size_t longest_part = 500;
  const bool one_line = field.control == Control::text || field.control == Control::date;
  if (field.control == Control::ticks && field.typed.size() > field.options.size())
    field.typed.resize(field.options.size() + 1);
  if (!one_line) return std::nullopt;
  const auto most = field.control == Control::date ? longest_part : longest_line;
  std::optional<Error> error;
  for (auto& typed : field.typed) {
    if (typed.size() <= most) continue;  // no more characters than bytes
    const auto length = character_count(typed);
    if (length <= most) continue;
    error = bad_input("Keep it to " + grouped(static_cast<std::int64_t>(most)) + " characters. This has " +
                      grouped(static_cast<std::int64_t>(length)) + "; what stands below is its beginning");
    typed = std::string(first_bytes(typed, most));
  }
  return error;
}

/// Of a text of several lines, which is shown back whole so that its writer can shorten it.
std::optional<Error> too_long(const FieldState& field, std::size_t most) {
  if (field.control != Control::lines || field.typed.front().size() <= most) return std::nullopt;
  const auto length = character_count(field.typed.front());
  if (length <= most) return std::nullopt;
  return bad_input(field.label + ": keep it to " + grouped(static_cast<std::int64_t>(most)) + " characters. This has " +
                   grouped(static_cast<std::int64_t>(length)));
}

}  // namespace

std::vector<Choice<std::string>> choices(const std::vector<std::string>& names) {
  std::vector<Choice<std::string>> all;
  for (const auto& name : names) all.push_back({name, name, name});
  return all;
}

bool FieldState::empty() const {
  return std::ranges::all_of(typed, [](const std::string& text) { return trimmed(text).empty(); });
}

void FieldState::read(const Request& request) {
  const auto& sent = request.method == Method::post ? request.form : request.query;
  if (if_several && options.size() < 2) {
    // Where nobody is asked, nobody is refused: the only answer may be none.
    typed.clear();
    if (!options.empty()) typed = {options.front().code};
    required = !empty();
  } else if (control == Control::date) {
    typed.clear();
    for (const auto* part : date_parts) typed.push_back(sent.get(name + part));
  } else if (control == Control::ticks) {
    typed = sent.all(name);
  } else if (control == Control::file) {
    const auto found = std::ranges::find(request.uploads, name, &Upload::field);
    typed.assign(found == request.uploads.end() ? 0 : 1, found == request.uploads.end() ? "" : "a file");
  } else {
    const auto all = sent.all(name);
    typed = {place < all.size() ? all[place] : std::string()};
  }
  errors.clear();
  forget_value();
  constexpr std::size_t longest_text = 60'000;  // characters, where nothing else is said
  std::optional<Error> error = shorten(*this);
  if (!error && most > 0) error = too_long(*this, most);
  if (error) return refuse(*error);
  if (!empty())
    error = take_value(request);
  else if (required)
    error = refuse_nothing();
  else
    take_nothing();
  if (!error && most == 0) error = too_long(*this, longest_text);
  if (!error) return;
  forget_value();
  refuse(*error);
}

void FieldState::refuse(const Error& error) {
  for (const auto& diagnostic : error.diagnostics) errors.push_back(in_a_line(diagnostic));
  if (!error.diagnostics.empty()) return;
  const bool choice = control == Control::radios || control == Control::select || control == Control::ticks;
  if (!error.message.empty())
    errors.push_back(field_words(error.message));
  else if (!missing.empty())
    errors.push_back(field_words(missing));
  else
    errors.push_back((choice                     ? "Choose an answer: "
                      : control == Control::file ? "Choose a file: "
                                                 : "Fill in: ") +
                     label);
}

Form::Form(const Request& request, std::string action)
    : request_(&request),
      action_(std::move(action)),
      fields_(std::make_unique<std::deque<std::unique_ptr<FieldState>>>()) {}

Form Form::asking(const Request& request, std::string action) {
  Form form(request, std::move(action));
  form.method_ = Method::get;
  return form;
}

Form& Form::button(Button button) & {
  buttons_.push_back(std::move(button));
  return *this;
}

Form& Form::knowing(std::string name, std::string value) & {
  (void)hidden(std::move(name), std::move(value));
  return *this;
}

Form& Form::way_out(std::string words, std::string path) & {
  way_out_.emplace(std::move(words), std::move(path));
  return *this;
}

Form& Form::look(std::string css_class) & {
  css_class_ = std::move(css_class);
  return *this;
}

Form& Form::key(std::string words) & {
  key_ = std::move(words);
  return *this;
}

Form& Form::spread(std::string id) & {
  id_ = std::move(id);
  return *this;
}

Form& Form::when_refused(std::string title, std::string words) & {
  refused_title_ = std::move(title);
  refused_words_ = std::move(words);
  return *this;
}

std::unique_ptr<FieldState>& Form::add(std::unique_ptr<FieldState> field) {
  const auto same = [&](const auto& other) { return other->name == field->name; };
  field->place = static_cast<std::size_t>(std::ranges::count_if(*fields_, same));
  return fields_->emplace_back(std::move(field));
}

Field<std::string> Form::line(std::string name, std::string label) {
  auto& field = declare<std::string>(Control::text, std::move(name), std::move(label));
  field.parse = one_line;
  field.show = [](const std::string& value) { return std::vector{value}; };
  return Field<std::string>(&fields_->back());
}

Field<std::string> Form::text(std::string name, std::string label) { return line(std::move(name), std::move(label)); }

Field<std::string> Form::email(std::string name, std::string label) {
  auto field = line(std::move(name), std::move(label)).plain();
  field.state().type = "email";
  return field;
}

Field<std::string> Form::search(std::string name, std::string label) {
  auto field = line(std::move(name), std::move(label)).optional();
  field.state().type = "search";
  return field;
}

Field<std::string> Form::lines(std::string name, std::string label) {
  auto& field = declare<std::string>(Control::lines, std::move(name), std::move(label));
  field.parse = [](const auto& typed, const Request&) -> Result<std::string> { return typed.front(); };
  field.show = [](const std::string& value) { return std::vector{value}; };
  return Field<std::string>(&fields_->back());
}

Field<std::int64_t> Form::integer(std::string name, std::string label) {
  auto& field = declare<std::int64_t>(Control::text, std::move(name), std::move(label));
  field.numeric = true;
  field.parse = [](const auto& typed, const Request&) -> Result<std::int64_t> {
    if (const auto number = parse_integer(trimmed(typed.front()))) return *number;
    return bad_input("\"" + trimmed(typed.front()) + "\" is no whole number. Write it in digits, for example 30");
  };
  field.show = [](const std::int64_t& value) { return std::vector{std::to_string(value)}; };
  return Field<std::int64_t>(&fields_->back()).width(4);
}

Field<Date> Form::date(std::string name, std::string label) {
  auto& field = declare<Date>(Control::date, std::move(name), std::move(label));
  field.missing = "Give the date as day, month and year, for example 10 6 2022";
  field.numeric = true;
  field.parse = [](const auto& typed, const Request&) { return date_of(typed); };
  field.show = parts_of;
  return Field<Date>(&fields_->back());
}

Field<Instant> Form::moment(std::string name, std::string label, Zone zone) {
  auto& field = declare<Instant>(Control::text, std::move(name), std::move(label));
  field.type = "datetime-local";
  field.parse = [zone](const auto& typed, const Request&) -> Result<Instant> {
    const auto words = trimmed(typed.front());
    const auto moment = parse_local_field(words, zone);
    if (moment.ok() && local_field(*moment, zone).substr(11) == words.substr(11)) return moment;
    if (moment.ok())
      return bad_input("The clocks of " + zone.city() + " are put forward that day and never show " + words.substr(11) +
                       ". Choose a time before or after.");
    return bad_input("\"" + trimmed(typed.front()) +
                     "\" is no day and time. Write it as 2026-06-10T17:00, or choose it in the field.");
  };
  field.show = [zone = std::move(zone)](const Instant& value) { return std::vector{local_field(value, zone)}; };
  return Field<Instant>(&fields_->back()).width(20);
}

Field<Upload> Form::file(std::string name, std::string label) {
  auto& field = declare<Upload>(Control::file, std::move(name), std::move(label));
  field.parse = [name = field.name](const auto&, const Request& request) -> Result<Upload> {
    return *std::ranges::find(request.uploads, name, &Upload::field);
  };
  return Field<Upload>(&fields_->back());
}

Field<std::string> Form::hidden(std::string name, std::string value) {
  auto& field = declare<std::string>(Control::hidden, std::move(name), {});
  field.required = false;
  field.parse = [](const auto& typed, const Request&) -> Result<std::string> { return typed.front(); };
  field.show = [](const std::string& text) { return std::vector{text}; };
  field.typed = {std::move(value)};
  return Field<std::string>(&fields_->back());
}

bool Form::read() {
  if (method_ == Method::post && request_->method != Method::post) return false;
  errors_.clear();
  for (auto& field : *fields_) field->read(*request_);
  if (refused()) status_ = status_of(ErrorKind::bad_input);
  return !refused();
}

void Form::refuse(const Error& error) {
  status_ = status_of(error.kind);
  const auto named = std::ranges::find_if(
      *fields_, [&](const auto& field) { return field->name == error.field && !field->unasked(); });
  if (!error.field.empty() && named != fields_->end())
    (*named)->refuse(error);
  else if (error.kind == ErrorKind::bad_input || error.kind == ErrorKind::conflict)
    refuse_at({}, error.message);
  else
    error_ = error;
}

void Form::refuse_at(std::string id, std::string words) {
  errors_.push_back({std::move(id), field_words(std::move(words))});
}

bool Form::refused() const {
  return error_ || !errors_.empty() ||
         std::ranges::any_of(*fields_, [](const auto& field) { return !field->errors.empty(); });
}

int Form::status() const {
  if (!refused()) return 200;
  return status_ == 200 ? status_of(ErrorKind::bad_input) : status_;
}

}  // namespace muster::web
