#pragma once
// A waiting file, its rows and its questions as JSON, and what is said of their shape.

#include <muster/domain/intake/staged_service.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/schema.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::api {

[[nodiscard]] Json upload_json(const intake::StagedFile& staged);
[[nodiscard]] web::Schema upload_schema();

/// Some entries of a list; `found` is how many there are in all.
struct JsonPage {
  Json::Array entries;
  std::int64_t found = 0;
};
/// Rows [from, to) of those that `standing` asks for; of all where it is empty.
[[nodiscard]] JsonPage rows_json(const intake::StagedFile& staged, const std::string& standing, std::int64_t from,
                                 std::int64_t to);
[[nodiscard]] web::Schema row_schema();
/// "new", "alike", "same", "not taken in", "undecided", "refused".
[[nodiscard]] std::vector<std::string> standings();

[[nodiscard]] JsonPage questions_json(const intake::StagedFile& staged, std::int64_t from, std::int64_t to);
[[nodiscard]] web::Schema question_schema();

}  // namespace muster::api
