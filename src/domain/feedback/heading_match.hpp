#pragma once
// Which question the heading of a column names, and which part of it.

#include <muster/domain/forms/form.hpp>

#include <map>
#include <string>
#include <string_view>

namespace muster::feedback {

struct HeadingMatch {
  const forms::Question* question = nullptr;  ///< nullptr where no question has these words
  std::string part;                           ///< of the question; empty where the column is all of it
};

class HeadingIndex {
 public:
  explicit HeadingIndex(const forms::Form& form);
  [[nodiscard]] HeadingMatch match(std::string_view heading) const;

 private:
  [[nodiscard]] const forms::Question* named(std::string_view name) const;
  [[nodiscard]] HeadingMatch match_parts(std::string_view heading) const;

  std::map<std::string, const forms::Question*> by_name_;
};

}  // namespace muster::feedback
