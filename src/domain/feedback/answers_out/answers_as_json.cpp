// Makes of the cells what they are: true and false, numbers, codes.
#include "answers_as_json.hpp"

#include "codebook.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace muster::feedback {
namespace {

using forms::QuestionKind;

Json value_schema(const CodebookColumn& column, const forms::Form& form) {
  const auto title = full_label(*column.question, form);
  if (column.question->kind == QuestionKind::ranking) {
    return json_object({{"type", "integer"},
                        {"title", title},
                        {"description", column.option->label + ": its rank, 1 for the first choice"},
                        {"minimum", 1},
                        {"maximum", static_cast<std::int64_t>(column.question->options.size())}});
  }
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

/// A column with cells that say why there is no answer may hold those words too.
Json schema_of(const CodebookColumn& column, const forms::Form& form, const std::set<std::string>& missing) {
  auto schema = value_schema(column, form);
  if (missing.empty()) return schema;
  Json::Array words;
  for (const auto& word : missing) words.emplace_back(word);
  return json_object(
      {{"anyOf", Json(Json::Array{std::move(schema), json_object({{"enum", Json(std::move(words))}})})}});
}

/// By column: the words in the place of an answer that stand in it.
std::map<std::string, std::set<std::string>> missing_in(const tabular::Table& ticks) {
  std::map<std::string, std::set<std::string>> found;
  for (const auto& row : ticks.rows) {
    for (std::size_t at = 0; at < ticks.heading.size(); ++at) {
      const std::string_view cell = row[at];
      if (std::ranges::find(missing_cells, cell) != missing_cells.end()) found[ticks.heading[at]].emplace(cell);
    }
  }
  return found;
}

/// Nothing where the question was not answered; a text where the cell says why.
std::optional<Json> value_of(const CodebookColumn& column, std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  const bool ranked = column.question->kind == QuestionKind::ranking;
  if (column.option != nullptr && !ranked && (cell == "1" || cell == "0")) return Json(cell == "1");
  if (ranked || column.question->kind == QuestionKind::number) {
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
  const auto missing = missing_in(ticks);
  for (const auto& column : columns) {
    const auto words = missing.find(column.name);
    properties.emplace_back(column.name,
                            schema_of(column, form, words == missing.end() ? std::set<std::string>{} : words->second));
  }
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
