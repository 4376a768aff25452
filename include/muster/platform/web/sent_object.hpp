#pragma once
// The JSON object that a program sent, taken member by member: what is left out stays as it is, what is of another type
// or means nothing is told with its name.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/request.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::web {

class SentObject {
 public:
  /// `request` outlives it.
  explicit SentObject(const Request& request);

  /// null empties a text and a list.
  SentObject& text(const std::string& name, std::string& into);
  /// A text that must be there and not be empty; `missing` says what to send.
  SentObject& text(const std::string& name, std::string& into, const std::string& missing);
  SentObject& truth(const std::string& name, bool& into);
  SentObject& whole(const std::string& name, std::int64_t& into);
  SentObject& texts(const std::string& name, std::vector<std::string>& into);
  /// A member that its reader looks at by itself; null where it was left out.
  [[nodiscard]] const Json* member(const std::string& name);
  /// The first error: no object, a member of another type, or one that none of the above asked for, with the nearest
  /// name. To be asked for after all members.
  [[nodiscard]] Outcome outcome() const;

 private:
  void refuse(const std::string& name, const std::string& words);

  const Json* object_ = nullptr;
  std::vector<std::string> known_;
  std::optional<Error> error_;
};

}  // namespace muster::web
