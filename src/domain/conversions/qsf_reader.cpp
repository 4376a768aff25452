// A Qualtrics survey (.qsf): its flow block by block, a page for each block and each break within.
#include "conditions.hpp"
#include "qsf_conditions.hpp"
#include "qsf_questions.hpp"
#include "readers.hpp"

#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>
#include <set>

namespace muster::conversions {
namespace {

constexpr JsonLimits limits{64, 200'000};

class Reader {
 public:
  explicit Reader(const Json& json) : survey_(json) {}

  Result<Sketch> run() {
    if (const auto* entry = survey_.find("SurveyEntry")) {
      SurveyObject object(*entry);
      out_.title = object.text("SurveyName");
      if (const auto words = object.text("SurveyDescription"); words != out_.title) out_.introduction = words;
    }
    for (const auto& element : *survey_.find("SurveyElements")->array()) take_element(element);
    if (flow_ != nullptr) {
      MUSTER_CHECK(take_flow(*flow_, std::nullopt));
    } else {
      for (const auto& id : order_of_blocks_) MUSTER_CHECK(take_block(id, std::nullopt));
    }
    return std::move(out_);
  }

 private:
  static constexpr const char* top = "survey";

  void tell(std::string what, std::string instead) {
    out_.differences.add({top, 0}, std::move(what), std::move(instead));
  }

  void take_element(const Json& json) {
    SurveyObject element(json);
    const auto kind = element.text("Element");
    const auto* payload = element.find("Payload");
    if (payload == nullptr) return;
    if (kind == "SQ") questions_.emplace(element.text("PrimaryAttribute"), payload);
    if (kind == "FL") flow_ = payload->find("Flow");
    if (kind == "BL") take_blocks(*payload);
    if (kind == "QO") tell("a limit of how many may answer", "left out");
    const auto* scores = kind == "SCO" ? payload->find("ScoringCategories") : nullptr;
    if (scores != nullptr && scores->array() != nullptr && !scores->array()->empty())
      tell("the scores of answers", "left out");
  }

  void take_blocks(const Json& payload) {
    const auto add = [&](const Json& block) {
      SurveyObject object(block);
      const auto id = object.text("ID");
      if (object.text("Type") == "Trash" || !blocks_.emplace(id, &block).second) return;
      order_of_blocks_.push_back(id);
    };
    if (const auto* list = payload.array()) {
      for (const auto& block : *list) add(block);
    } else if (const auto* object = payload.object()) {
      for (const auto& [number, block] : *object) add(block);
    }
  }

  std::optional<query::Filter> condition(const Json* logic, const Place& place, const std::string& what) {
    if (logic == nullptr) return std::nullopt;
    auto read = qsf_condition(*logic);
    if (read.ok()) return std::move(read).value();
    out_.differences.add(place, what + ", because " + read.error().message, "left out: everybody is asked");
    return std::nullopt;
  }

  Outcome take_flow(const Json& flow, const std::optional<query::Filter>& around) {
    if (flow.array() == nullptr) return Success{};
    for (const auto& json : *flow.array()) {
      SurveyObject step(json);
      const auto type = step.text("Type");
      const auto* inner = step.find("Flow");
      if (type == "Block" || type == "Standard" || type == "Default") {
        MUSTER_CHECK(take_block(step.text("ID"), around));
      } else if (type == "Branch") {
        const auto own = condition(step.find("BranchLogic"), {top, 0}, "the condition of a branch");
        if (inner != nullptr) MUSTER_CHECK(take_flow(*inner, both(around, own)));
      } else if (type == "EndSurvey") {
        end_here(around);
      } else {
        tell_step(type);
        if (inner != nullptr) MUSTER_CHECK(take_flow(*inner, around));
      }
    }
    return Success{};
  }

  /// An end within a branch is one for whoever is led there.
  void end_here(const std::optional<query::Filter>& around) {
    if (!around || out_.pages.empty()) return;
    auto& end = out_.pages.back().end_if;
    end = end ? either(*std::move(end), *around) : *around;
  }

  void tell_step(const std::string& type) {
    if (type == "Group" || type == "Root") return;
    if (type.find("Randomizer") != std::string::npos)
      tell("that blocks come in an order of chance", "they come as they stand");
    else if (type == "EmbeddedData")
      tell("data that the survey is sent or keeps beside the answers", "left out");
    else
      tell("a step of type " + type.substr(0, 40), "left out");
  }

  Outcome take_block(const std::string& id, const std::optional<query::Filter>& around) {
    const auto found = blocks_.find(id);
    if (found == blocks_.end()) return Success{};
    if (!taken_.insert(id).second) {
      tell("a block that is asked a second time", "asked once");
      return Success{};
    }
    SurveyObject block(*found->second);
    auto title = block.text("Description");
    if (title == "Default Question Block") title.clear();
    const Place place{"block \"" + (title.empty() ? id : title) + "\"", order_++};
    if (const auto* options = block.find("Options"); options != nullptr && options->find("Looping") != nullptr)
      out_.differences.add(place, "a set of questions that is asked several times", "asked once");
    const auto begin = [&] {
      out_.pages.push_back(page_of(title, place));
      out_.pages.back().ask_if = around;
    };
    begin();
    const auto* elements = block.find("BlockElements");
    if (elements == nullptr || elements->array() == nullptr) return Success{};
    for (const auto& json : *elements->array()) {
      SurveyObject element(json);
      if (element.text("Type") == "Page Break" && !out_.pages.back().questions.empty()) begin();
      if (element.find("SkipLogic") != nullptr)
        out_.differences.add(place, "that answers skip what follows (" + element.text("QuestionID").substr(0, 20) + ")",
                             "left out: everybody is asked");
      if (element.text("Type") == "Question") MUSTER_CHECK(take_question(element.text("QuestionID")));
    }
    return Success{};
  }

  Outcome take_question(const std::string& id) {
    const auto found = questions_.find(id);
    if (found == questions_.end()) return Success{};
    SurveyObject payload(*found->second);
    auto name = payload.text("DataExportTag");
    if (name.empty()) name = id;
    const Place place{"question \"" + name.substr(0, 60) + "\"", order_++};
    auto own = condition(payload.find("DisplayLogic"), place, "a condition");
    auto questions = qsf_questions(payload, name, place, out_);
    if (questions.empty() && own)
      out_.differences.add(place, "the condition of a text", "left out: everybody reads it");
    for (auto& question : questions) {
      question.question.ask_if = own;
      MUSTER_CHECK(out_.add(std::move(question)));
    }
    return Success{};
  }

  SurveyObject survey_;
  Sketch out_;
  std::map<std::string, const Json*> questions_;
  std::map<std::string, const Json*> blocks_;
  std::vector<std::string> order_of_blocks_;
  std::set<std::string> taken_;
  const Json* flow_ = nullptr;
  std::size_t order_ = 1;
};

bool is_qsf(const Json& json) {
  const auto* elements = json.find("SurveyElements");
  return json.find("SurveyEntry") != nullptr && elements != nullptr && elements->array() != nullptr;
}

}  // namespace

Reading read_qsf(std::string_view bytes, const std::string& source) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  constexpr std::string_view sign = "\"SurveyElements\"";
  if (first == std::string_view::npos || bytes[first] != '{' || bytes.find(sign) == std::string_view::npos) return {};
  const auto json =
      read_json(bytes, limits, [](std::string_view text) -> Result<std::string> { return made_plain(text).text; });
  if (!json.ok()) return {true, bad_input("\"" + source + "\": " + json.error().message)};
  if (!is_qsf(*json)) return {};
  return {true, Reader(*json).run()};
}

}  // namespace muster::conversions
