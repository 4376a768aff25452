// Makes of the cells what they are: true and false, numbers, codes.
#include "answers_as_json.hpp"

#include "codebook.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

using forms::QuestionKind;

Json schema_of(const CodebookColumn& column, const forms::Form& form) {
  const auto title = full_label(*column.question, form);
  if (column.option != nullptr)
    return json_object({{"type", "boolean"}, {"title", title}, {"description", column.option->label}});
  if (column.question->kind == QuestionKind::number) {
    Json::Object members{{"type", Json(column.question->decimals > 0 ? "number" : "integer")}, {"title", Json(title)}};
    if (!column.question->unit.empty()) members.emplace_back("description", Json("in " + column.question->unit));
    if (column.question->low) members.emplace_back("minimum", Json(static_cast<std::int64_t>(*column.question->low)));
    if (column.question->high) members.emplace_back("maximum", Json(static_cast<std::int64_t>(*column.question->high)));
    return Json(std::move(members));
  }
  return json_object({{"title", title}, {"oneOf", json_array(column.question->options, [](const forms::Option& option) {
                                           return json_object({{"const", option.code}, {"title", option.label}});
                                         })}});
}

/// Nothing where the question was not answered; a text where the cell says why.
std::optional<Json> value_of(const CodebookColumn& column, std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  if (column.option != nullptr && (cell == "1" || cell == "0")) return Json(cell == "1");
  if (column.question->kind == QuestionKind::number) {
    if (const auto number = parse_integer(cell)) return Json(*number);
    if (const auto number = parse_decimal(cell)) return Json(*number);
  }
  return Json(cell);
}

}  // namespace

Json answers_as_json(const forms::Form& form, const tabular::Table& ticks, std::size_t empty,
                     const std::vector<std::pair<std::string, std::vector<std::string>>>& texts) {
  const auto columns = codebook_columns(form);
  Json::Object properties;
  for (const auto& column : columns) properties.emplace_back(column.name, schema_of(column, form));
  std::map<std::string, const CodebookColumn*> by_name;
  for (const auto& column : columns) by_name.emplace(column.name, &column);
  Json::Array answers(empty, Json(Json::Object()));
  for (const auto& row : ticks.rows) {
    Json::Object answer;
    for (std::size_t at = 0; at < ticks.heading.size(); ++at) {
      const auto column = by_name.find(ticks.heading[at]);
      if (column == by_name.end()) continue;
      if (auto value = value_of(*column->second, row[at])) answer.emplace_back(column->first, *std::move(value));
    }
    answers.emplace_back(std::move(answer));
  }
  Json::Object written;
  for (const auto& [question, lines] : texts) written.emplace_back(question, Json(lines));
  return json_object({{"form", json_object({{"name", form.name}, {"title", form.title}})},
                      {"schema", json_object({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                                              {"title", form.title},
                                              {"type", "object"},
                                              {"properties", Json(std::move(properties))},
                                              {"additionalProperties", false}})},
                      {"answers", Json(std::move(answers))},
                      {"texts", Json(std::move(written))}});
}

}  // namespace muster::feedback
