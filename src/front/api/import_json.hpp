#pragma once
// A waiting file, its rows and its questions as JSON, and what is said of their shape.

#include <muster/domain/intake/staged_service.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/web/schema.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::api {

[[nodiscard]] Json upload_json(const intake::StagedFile& staged);
[[nodiscard]] web::Schema upload_schema();

/// Which rows stand as `standing` asks for; all where it is empty.
[[nodiscard]] std::vector<std::size_t> rows_standing(const intake::Judgement& judgement, const std::string& standing);
[[nodiscard]] Json row_json(const intake::Judgement& judgement, std::size_t row);
[[nodiscard]] web::Schema row_schema();
/// "new", "alike", "same", "not taken in", "undecided", "refused".
[[nodiscard]] std::vector<std::string> standings();

/// One question of a file, which lives as long as the file.
struct AskedQuestion {
  const intake::QuestionSection* section = nullptr;
  const intake::Question* question = nullptr;
  bool of_all = false;  ///< it decides for all of its kind
};
[[nodiscard]] std::vector<AskedQuestion> questions_of(const intake::StagedFile& staged);
[[nodiscard]] Json question_json(const AskedQuestion& asked);
[[nodiscard]] web::Schema question_schema();

}  // namespace muster::api
