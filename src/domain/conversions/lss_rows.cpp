// The structure as XML: tables of the database it came from, joined again by their numbers.
#include "languages.hpp"
#include "limesurvey_rows.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <expat.h>

#include <algorithm>
#include <memory>
#include <set>

namespace muster::conversions {
namespace {

constexpr int most_levels = 32;
constexpr std::size_t most_values = 500'000;

using Record = std::map<std::string, std::string>;
using Tables = std::map<std::string, std::vector<Record>>;

/// document / TABLE / rows / row / COLUMN
struct Reading {
  XML_Parser parser = nullptr;
  std::vector<std::string> open;
  Tables tables;
  std::string text;
  std::string refused;
  std::size_t values = 0;

  void refuse(const std::string& why) {
    refused = why;
    XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* data, const char* name, const char**) {
  auto& reading = *static_cast<Reading*>(data);
  reading.open.emplace_back(name);
  reading.text.clear();
  if (reading.open.size() > most_levels) return reading.refuse("its elements are nested too deep");
  if (reading.open.size() == 4 && reading.open[3] == "row") reading.tables[reading.open[1]].emplace_back();
  if (++reading.values > most_values) reading.refuse("it holds more values than any survey");
}

void on_end(void* data, const char*) {
  auto& reading = *static_cast<Reading*>(data);
  if (reading.open.size() == 5 && reading.open[3] == "row")
    reading.tables[reading.open[1]].back()[reading.open[4]] = trimmed(reading.text);
  else if (reading.open.size() == 2)
    reading.tables[reading.open[1]];  // that it is there
  reading.text.clear();
  reading.open.pop_back();
}

void on_text(void* data, const char* piece, int length) {
  auto& reading = *static_cast<Reading*>(data);
  if (reading.open.size() == 5) reading.text.append(piece, static_cast<std::size_t>(length));
}

void on_document_type(void* data, const char*, const char*, const char*, int) {
  static_cast<Reading*>(data)->refuse("it declares a document type or entities, which no survey needs");
}

Result<Tables> tables_of(std::string_view bytes, const std::string& source) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
  if (!parser) return unavailable("There is not enough memory to read " + source + ".");
  Reading reading;
  reading.parser = parser.get();
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  const auto done = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
  if (!reading.refused.empty()) return bad_input("\"" + source + "\" cannot be read: " + reading.refused + ".");
  if (done != XML_STATUS_OK)
    return bad_input("\"" + source + "\" cannot be read: its XML is not well-formed in line " +
                     std::to_string(XML_GetCurrentLineNumber(parser.get())) + ".");
  return std::move(reading.tables);
}

const std::string& get(const Record& record, const std::string& name) {
  static const std::string none;
  const auto found = record.find(name);
  return found == record.end() ? none : found->second;
}

/// Records of one number and language, in the order of a column.
class Index {
 public:
  Index(const Tables& tables, const std::string& table, const std::string& key, const std::string& order) {
    const auto found = tables.find(table);
    if (found == tables.end()) return;
    for (const auto& record : found->second) records_[get(record, key)].push_back(&record);
    for (auto& [number, list] : records_) {
      std::stable_sort(list.begin(), list.end(), [&](const Record* left, const Record* right) {
        return parse_integer(get(*left, order)).value_or(0) < parse_integer(get(*right, order)).value_or(0);
      });
    }
  }
  [[nodiscard]] const std::vector<const Record*>& at(const std::string& number) const {
    static const std::vector<const Record*> none;
    const auto found = records_.find(number);
    return found == records_.end() ? none : found->second;
  }

 private:
  std::map<std::string, std::vector<const Record*>> records_;
};

class Joiner {
 public:
  explicit Joiner(const Tables& tables) : tables_(tables) {}

  std::vector<LimeRow> run() {
    const auto languages = languages_in_file();
    if (!languages.empty()) put({"S", {}, "language", {}, languages.front(), {}, false, false, {}}, "survey");
    settings_and_tables();
    if (languages.empty()) in_language({});
    for (std::size_t at = 0; at < languages.size() && at <= 2 * most_languages; ++at) in_language(languages[at]);
    return std::move(rows_);
  }

 private:
  /// What is said of the survey as a whole, and tables of which no question is made: each is a row, so that it is told.
  void settings_and_tables() {
    if (const auto found = tables_.find("surveys"); found != tables_.end() && !found->second.empty()) {
      for (const auto& [name, value] : found->second.front()) {
        if (!value.empty() && value != "N" && value != "0")
          put({"S", {}, name, {}, value, {}, false, false, {}}, "survey");
      }
    }
    static const std::set<std::string> joined{"surveys",    "surveys_languagesettings", "groups",      "group_l10ns",
                                              "questions",  "question_l10ns",           "answers",     "answer_l10ns",
                                              "conditions", "question_attributes",      "subquestions"};
    for (const auto& [name, records] : tables_) {
      if (joined.contains(name) || records.empty()) continue;
      put({name,
           {},
           std::to_string(records.size()) + (records.size() == 1 ? " entry" : " entries"),
           {},
           {},
           {},
           false,
           false,
           {}},
          "survey");
    }
  }

  /// The survey's own comes first.
  [[nodiscard]] std::vector<std::string> languages_in_file() const {
    std::vector<std::string> out;
    if (const auto found = tables_.find("surveys"); found != tables_.end() && !found->second.empty())
      out.push_back(get(found->second.front(), "language"));
    if (const auto found = tables_.find("surveys_languagesettings"); found != tables_.end()) {
      for (const auto& one : found->second) out.push_back(get(one, "surveyls_language"));
    }
    std::vector<std::string> once;
    std::set<std::string> seen;
    for (auto& one : out) {
      if (!one.empty() && seen.insert(one).second) once.push_back(std::move(one));
    }
    return once;
  }

  void in_language(const std::string& language) {
    language_ = language;
    if (const auto settings = tables_.find("surveys_languagesettings"); settings != tables_.end()) {
      for (const auto& one : settings->second) {
        if (get(one, "surveyls_language") != language) continue;
        for (const auto* name :
             {"surveyls_title", "surveyls_description", "surveyls_welcometext", "surveyls_endtext"}) {
          if (!get(one, name).empty()) put({"SL", {}, name, {}, get(one, name), {}, false, false, {}}, "survey");
        }
      }
    }
    const Index texts(tables_, "group_l10ns", "gid", "id");
    for (const auto* group : by_order("groups", "group_order")) {
      if (!is_ours(*group)) continue;
      const auto& gid = get(*group, "gid");
      const auto* text = worded(texts, gid);
      LimeRow row{"G",
                  {},
                  get(text == nullptr ? *group : *text, "group_name"),
                  get(*group, "grelevance"),
                  get(text == nullptr ? *group : *text, "description"),
                  {},
                  false,
                  false,
                  {}};
      put(std::move(row), "group \"" + get(text == nullptr ? *group : *text, "group_name").substr(0, 60) + "\"");
      questions_of(gid);
    }
  }

  void put(LimeRow row, std::string place) {
    row.place = std::move(place);
    row.language = language_;
    row.order = rows_.size() + 1;
    rows_.push_back(std::move(row));
  }

  [[nodiscard]] std::vector<const Record*> by_order(const std::string& table, const std::string& column) const {
    std::vector<const Record*> out;
    const auto found = tables_.find(table);
    if (found == tables_.end()) return out;
    for (const auto& record : found->second) out.push_back(&record);
    std::stable_sort(out.begin(), out.end(), [&](const Record* left, const Record* right) {
      return parse_integer(get(*left, column)).value_or(0) < parse_integer(get(*right, column)).value_or(0);
    });
    return out;
  }

  [[nodiscard]] bool is_ours(const Record& record) const {
    const auto& language = get(record, "language");
    return language.empty() || language_.empty() || language == language_;
  }

  const Record* worded(const Index& texts, const std::string& number) const {
    for (const auto* text : texts.at(number)) {
      if (is_ours(*text)) return text;
    }
    return nullptr;
  }

  void questions_of(const std::string& gid) {
    for (const auto* question : questions_.at(gid)) {
      if (!is_ours(*question) || (!get(*question, "parent_qid").empty() && get(*question, "parent_qid") != "0"))
        continue;
      const auto& qid = get(*question, "qid");
      const auto* text = worded(question_texts_, qid);
      const auto& words = text == nullptr ? *question : *text;
      const auto place = "question \"" + get(*question, "title") + "\"";
      LimeRow row{"Q",
                  get(*question, "type"),
                  get(*question, "title"),
                  get(*question, "relevance"),
                  get(words, "question"),
                  get(words, "help"),
                  get(*question, "mandatory") == "Y" || get(*question, "mandatory") == "S",
                  get(*question, "other") == "Y",
                  {}};
      for (const auto* attribute : attributes_.at(qid)) {
        if (is_ours(*attribute) && !get(*attribute, "value").empty())
          row.settings[get(*attribute, "attribute")] = get(*attribute, "value");
      }
      if (!get(*question, "preg").empty()) row.settings["validation"] = get(*question, "preg");
      if (!conditions_.at(qid).empty() && (row.relevance.empty() || row.relevance == "1"))
        row.settings["conditions"] = "of an older version";
      put(std::move(row), place);
      for (const auto* part : parts_.at(qid)) {
        if (!is_ours(*part)) continue;
        const auto* said = worded(question_texts_, get(*part, "qid"));
        put({"SQ",
             get(*part, "scale_id"),
             get(*part, "title"),
             get(*part, "relevance"),
             get(said == nullptr ? *part : *said, "question"),
             {},
             false,
             false,
             {}},
            place);
      }
      for (const auto* answer : answers_.at(qid)) {
        if (!is_ours(*answer)) continue;
        const auto* said = worded(answer_texts_, get(*answer, "aid"));
        put({"A",
             get(*answer, "scale_id"),
             get(*answer, "code"),
             {},
             get(said == nullptr ? *answer : *said, "answer"),
             {},
             false,
             false,
             {}},
            place);
      }
    }
  }

  const Tables& tables_;
  std::string language_;
  Index questions_{tables_, "questions", "gid", "question_order"};
  Index question_texts_{tables_, "question_l10ns", "qid", "id"};
  Index parts_{tables_, "subquestions", "parent_qid", "question_order"};
  Index answers_{tables_, "answers", "qid", "sortorder"};
  Index answer_texts_{tables_, "answer_l10ns", "aid", "id"};
  Index attributes_{tables_, "question_attributes", "qid", "qaid"};
  Index conditions_{tables_, "conditions", "qid", "cid"};
  std::vector<LimeRow> rows_;
};

}  // namespace

bool is_lss(std::string_view bytes) {
  const auto begin = bytes.substr(0, 2000);
  return begin.find("<LimeSurveyDocType>") != std::string_view::npos ||
         (begin.find("<?xml") != std::string_view::npos && begin.find("<document") != std::string_view::npos);
}

Result<std::vector<LimeRow>> lss_rows(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(tables, tables_of(bytes, source));
  if (!tables.contains("questions"))
    return bad_input("\"" + source + "\" is XML, but no LimeSurvey structure (.lss): it has no questions.");
  return Joiner(tables).run();
}

}  // namespace muster::conversions
