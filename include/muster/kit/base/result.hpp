#pragma once
// The result of what can fail: a value or an Error. Exceptions are kept for what no caller can handle
// (a broken invariant, a lost database).

#include <muster/kit/base/diagnostic.hpp>

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace muster {

/// Why something was refused. One table maps kinds to exit statuses (cli), another to HTTP statuses (web).
enum class ErrorKind {
  bad_input,    ///< what was given is wrong; nothing changed
  not_found,    ///< there is no such event, form, file, ...
  conflict,     ///< it was right before and no longer is: a stale preview, a closed round, a taken name
  not_allowed,  ///< this may not be done by this person or from this place
  wrong_usage,  ///< the command or the address is misspelt
  unavailable,  ///< the machine failed: disk full, database locked, network gone; nothing changed
  unsure,       ///< the machine failed while it was saving: it may be saved or not
};

/// A refusal as the reader sees it. `message` is a sentence for people; `detail` is for the log and never shown.
struct Error {
  ErrorKind kind = ErrorKind::bad_input;
  std::string message;
  std::string detail;
  std::vector<Diagnostic> diagnostics;
  std::string field{};  ///< which of several values that were given it is about, by its name; empty where of none alone

  /// The same error, saying which value it is about: `return bad_input("Give the event a title.").at("title");`
  [[nodiscard]] Error at(std::string name) && {
    field = std::move(name);
    return std::move(*this);
  }
};

[[nodiscard]] inline Error bad_input(std::string message, std::vector<Diagnostic> diagnostics = {}) {
  return {ErrorKind::bad_input, std::move(message), {}, std::move(diagnostics)};
}
[[nodiscard]] inline Error not_found(std::string message) { return {ErrorKind::not_found, std::move(message), {}, {}}; }
[[nodiscard]] inline Error conflict(std::string message) { return {ErrorKind::conflict, std::move(message), {}, {}}; }
[[nodiscard]] inline Error unavailable(std::string message, std::string detail = {}) {
  return {ErrorKind::unavailable, std::move(message), std::move(detail), {}};
}

[[nodiscard]] inline Error unsure(std::string message, std::string detail = {}) {
  return {ErrorKind::unsure, std::move(message), std::move(detail), {}};
}

/// A value, or the Error that prevented it.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. Only where ok().
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return std::get<0>(state_);
  }
  [[nodiscard]] T& value() & {
    assert(ok());
    return std::get<0>(state_);
  }
  /// By value, so that what a function returned can be walked through at once: `for (auto& x : *list()) ...`.
  [[nodiscard]] T value() && {
    assert(ok());
    return std::get<0>(std::move(state_));
  }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T operator*() && { return std::move(*this).value(); }

  /// The error. Only where not ok().
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Success {};
using Outcome = Result<Success>;

}  // namespace muster

/// Hands the error of `expression` to the caller, or goes on with the value named `name`.
// NOLINTBEGIN(bugprone-macro-parentheses): names that the macros declare cannot stand in parentheses.
#define MUSTER_JOIN_INNER(a, b) a##b
#define MUSTER_JOIN(a, b) MUSTER_JOIN_INNER(a, b)
#define MUSTER_TRY_INNER(result, name, expression) \
  auto result = (expression);                      \
  if (!result.ok()) return result.error();         \
  auto name = std::move(result).value()
#define MUSTER_TRY(name, expression) MUSTER_TRY_INNER(MUSTER_JOIN(muster_result_, __LINE__), name, expression)
#define MUSTER_CHECK_INNER(result, expression) \
  if (auto result = (expression); !result.ok()) return result.error()
#define MUSTER_CHECK(expression) MUSTER_CHECK_INNER(MUSTER_JOIN(muster_result_, __LINE__), expression)
// NOLINTEND(bugprone-macro-parentheses)
