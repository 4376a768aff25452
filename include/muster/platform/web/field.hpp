#pragma once
// One field of a form: what the page says about it, and the typed value that it gives once the form was read.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/request.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace muster::web {

enum class Control { text, lines, date, radios, ticks, select, file, hidden };

/// One of the answers to choose from, as it is shown; `code` is what the browser sends.
struct Option {
  std::string code;
  std::string label;
  std::string hint{};
};

/// What a form knows of a field whatever its type: how it looks, what stands in it, and what is wrong with it.
struct FieldState {
  Control control = Control::text;
  std::string name;
  std::size_t place = 0;  ///< among the fields of that name: "words[]" may stand several times
  std::string label;
  std::string label_more;  ///< read out after the label, not seen: a row's field says which row
  std::string hint;
  std::string missing;                  ///< the error where nothing was given
  std::string error_begins = "Error:";  ///< read out before an error
  bool required = true;
  bool if_several = false;  ///< not asked for where there is only one answer
  bool plain = false;       ///< no capitals, no spelling: addresses, codes
  bool code = false;        ///< a text in a language of ours
  bool small_label = false;
  bool said_elsewhere = false;  ///< that it may be left empty: the label does not say so
  std::string offered;          ///< the id of a datalist in the page, whose entries browsers offer while somebody types
  std::string type = "text";
  std::string autocomplete = "off";
  std::string accept;
  bool numeric = false;
  int width = 0;  ///< 4, 10 or 20; 0: as wide as the form
  std::size_t rows = 3;
  std::size_t most = 0;  ///< characters of a text of several lines, looked at before its rules; 0: 60,000, after them
  std::vector<Option> options;
  std::vector<std::string> typed;   ///< what stands in the control: a text, the parts of a date, the codes chosen
  std::vector<std::string> errors;  ///< sentences without their full stop

  FieldState() = default;
  FieldState(const FieldState&) = default;
  FieldState& operator=(const FieldState&) = default;
  virtual ~FieldState() = default;

  /// Takes what the browser sent: `typed` and either a value or errors.
  void read(const Request& request);
  void refuse(const Error& error);
  [[nodiscard]] bool empty() const;
  /// Whether nobody is asked: it is hidden, or there is no choice.
  [[nodiscard]] bool unasked() const { return control == Control::hidden || (if_several && options.size() < 2); }

 protected:
  virtual void forget_value() = 0;
  [[nodiscard]] virtual Error refuse_nothing() const = 0;  ///< what its rules say of an empty text; else no words
  virtual void take_nothing() = 0;                         ///< the value of a field left empty
  /// The value of `typed`, which is not empty, or what is wrong with it; without words it is as good as missing.
  virtual std::optional<Error> take_value(const Request& request) = 0;
};

template <class T>
struct TypedField final : FieldState {
  TypedField() = default;
  explicit TypedField(const FieldState& untyped) : FieldState(untyped) {}

  std::optional<T> value;
  std::function<Result<T>(const std::vector<std::string>& typed, const Request& request)> parse;
  std::function<std::vector<std::string>(const T& value)> show;
  std::vector<std::function<Outcome(const T& value)>> checks;

 protected:
  void forget_value() override { value.reset(); }
  [[nodiscard]] Error refuse_nothing() const override {
    if constexpr (std::is_same_v<T, std::string>)
      for (const auto& check : checks)
        if (const auto checked = check(T()); !checked.ok() && missing.empty()) return checked.error();
    return bad_input({});
  }
  void take_nothing() override { value.emplace(); }
  std::optional<Error> take_value(const Request& request) override {
    auto parsed = parse(typed, request);
    if (!parsed.ok()) return parsed.error();
    for (const auto& check : checks)
      if (const auto checked = check(*parsed); !checked.ok()) return checked.error();
    value.emplace(std::move(parsed).value());
    return std::nullopt;
  }
};

/// A page's handle on a field of its form. Cheap to copy; good as long as the form, which may be moved meanwhile.
/// What a field says is chained to its declaration: `form.text("venue", "Venue").optional().check(check_venue)`.
template <class T>
class Field {
 public:
  explicit Field(std::unique_ptr<FieldState>* slot) : slot_(slot) {}

  // What it says.
  Field hint(std::string words) const { return with(&FieldState::hint, std::move(words)); }
  /// Words after the label that are read out but not seen.
  Field of(std::string words) const { return with(&FieldState::label_more, std::move(words)); }
  /// The error where nothing was given, in place of what its rules say of an empty text or of "Fill in: Title".
  Field missing(std::string words) const { return with(&FieldState::missing, std::move(words)); }

  /// What is read out before an error, where the page is not in English.
  Field error_begins(std::string words) const { return with(&FieldState::error_begins, std::move(words)); }

  // How it looks.
  Field width(int digits) const { return with(&FieldState::width, digits); }  ///< 4, 10 or 20 digits wide
  Field rows(std::size_t count) const { return with(&FieldState::rows, count); }
  /// A text of several lines has this many characters at most. Whoever writes more gets all of it back, with its
  /// length.
  Field most(std::size_t characters) const { return with(&FieldState::most, characters); }
  Field autocomplete(std::string token) const { return with(&FieldState::autocomplete, std::move(token)); }
  Field accept(std::string endings) const { return with(&FieldState::accept, std::move(endings)); }
  /// Neither capitals nor spelling are seen to: short names, addresses.
  Field plain() const { return with(&FieldState::plain, true); }
  /// A text in a language of ours: letters of equal width.
  Field code() const { return with(&FieldState::code, true); }
  /// The label of a field that stands in a row or under a heading of its own.
  Field small_label() const { return with(&FieldState::small_label, true); }

  /// Browsers offer the entries of the page's datalist of that id while somebody types; anything else may be typed.
  Field offering(std::string id) const { return with(&FieldState::offered, std::move(id)); }
  /// Who may leave it empty is said by another question, not by "(optional)" after the label.
  Field said_elsewhere() const { return with(&FieldState::said_elsewhere, true); }

  // What it takes.
  /// May be left empty: a text is then empty, anything else nothing (the field becomes one of std::optional<T>).
  auto optional() const;
  /// Not asked for where there is only one answer, which is then the value; where there is none, nothing is.
  Field if_several() const { return with(&FieldState::if_several, true); }
  /// A rule that the value must fit. The first that is not met is the field's error.
  Field check(std::function<Outcome(const T& value)> rule) const {
    state().checks.push_back(std::move(rule));
    return *this;
  }
  /// The value read on as another type: `form.text("role", "Role").as(parse_role)`.
  template <class Parse>
  auto as(Parse parse) const;
  /// What stands in it before anything was typed.
  Field begins(const T& value) const {
    if (!state().show) throw std::logic_error("say what a field begins with before as()");
    state().typed = state().show(value);
    return *this;
  }

  // What came.
  /// Where Form::read returned true.
  [[nodiscard]] const T& value() const {
    if (!state().value) throw std::logic_error("the field " + state().name + " has no value: was the form read?");
    return *state().value;
  }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }
  /// Refuses what was given for a reason that only the page knows.
  void refuse(std::string words) const { state().refuse(bad_input(std::move(words))); }
  [[nodiscard]] const std::string& name() const { return state().name; }

 private:
  friend class Form;
  [[nodiscard]] TypedField<T>& state() const { return static_cast<TypedField<T>&>(**slot_); }
  template <class Member, class Value>
  Field with(Member member, Value value) const {
    state().*member = std::move(value);
    return *this;
  }

  std::unique_ptr<FieldState>* slot_;
};

template <class T>
auto Field<T>::optional() const {
  if constexpr (std::is_same_v<T, std::string>) {
    return with(&FieldState::required, false);
  } else {
    auto made = std::make_unique<TypedField<std::optional<T>>>(state());
    made->required = false;
    made->parse = [parse = state().parse](const auto& typed, const Request& request) -> Result<std::optional<T>> {
      MUSTER_TRY(value, parse(typed, request));
      return std::optional<T>(std::move(value));
    };
    made->show = [show = state().show](const std::optional<T>& value) {
      return value ? show(*value) : std::vector<std::string>{};
    };
    for (auto& check : state().checks) made->checks.push_back([check](const auto& value) { return check(*value); });
    *slot_ = std::move(made);
    return Field<std::optional<T>>(slot_);
  }
}

template <class T>
template <class Parse>
auto Field<T>::as(Parse parse) const {
  using Other = std::decay_t<decltype(parse(std::declval<const T&>()).value())>;
  auto made = std::make_unique<TypedField<Other>>(state());
  made->parse = [first = state().parse, checks = state().checks, parse](const auto& typed,
                                                                        const Request& request) -> Result<Other> {
    MUSTER_TRY(value, first(typed, request));
    for (const auto& check : checks) MUSTER_CHECK(check(value));
    return parse(value);
  };
  *slot_ = std::move(made);
  return Field<Other>(slot_);
}

}  // namespace muster::web
