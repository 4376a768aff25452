// A publication as it is kept and as programs read it.
#include <muster/domain/figures/publication.hpp>

#include <array>
#include <utility>

namespace muster::figures {
namespace {

constexpr std::array told_names = std::to_array<std::pair<Told, std::string_view>>(
    {{Told::exactly, "people"}, {Told::at_least, "at_least"}, {Told::fewer_than, "fewer_than"}});

Json of_count(const char* name, const std::string& label, const PublishedCount& count) {
  for (const auto& [told, member] : told_names) {
    if (told == count.told) return json_object({{name, label}, {std::string(member), count.people}});
  }
  return {};
}

Json of_class(const PublishedClass& one) {
  return json_joined(of_count("answer", one.label, one.count), json_object({{"outside", json_if(one.outside, true)}}));
}
Json of_word(const PublishedWord& one) { return of_count("word", one.word, one.count); }
Json of_theme(const PublishedTheme& one) {
  return json_joined(of_count("theme", one.theme, one.count), json_object({{"quotation", if_any(one.quotation)}}));
}

Json of_question(const PublishedQuestion& one) {
  return json_object({{"code", one.code},
                      {"label", one.label},
                      {"finding", one.finding},
                      {"base", one.base},
                      {"of_asked", one.of_asked},
                      {"answers", json_array(one.classes, of_class)},
                      {"words", json_array(one.words, of_word)},
                      {"themes", json_array(one.themes, of_theme)},
                      {"remarks", one.remarks}});
}

/// Reads members; what is missing or of another kind is noted once and stands for nothing.
class Reading {
 public:
  std::string text(const Json& json, std::string_view name) {
    const auto* member = json.find(name);
    if (member == nullptr || member->text() == nullptr) return missed(), std::string();
    return *member->text();
  }
  std::int64_t whole(const Json& json, std::string_view name) {
    const auto* member = json.find(name);
    if (member == nullptr || member->whole() == nullptr) return missed(), std::int64_t{0};
    return *member->whole();
  }
  bool truth(const Json& json, std::string_view name) {
    const auto* member = json.find(name);
    if (member == nullptr || member->truth() == nullptr) return missed(), false;
    return *member->truth();
  }
  const Json::Array& list(const Json& json, std::string_view name) {
    static const Json::Array none;
    const auto* member = json.find(name);
    if (member == nullptr || member->array() == nullptr) return missed(), none;
    return *member->array();
  }
  PublishedCount count(const Json& json) {
    for (const auto& [told, member] : told_names) {
      if (json.find(member) != nullptr) return {told, whole(json, member)};
    }
    return missed(), PublishedCount{};
  }
  [[nodiscard]] bool whole_read() const { return whole_; }

 private:
  void missed() { whole_ = false; }
  bool whole_ = true;
};

PublishedQuestion question_from(Reading& in, const Json& json) {
  PublishedQuestion out;
  out.code = in.text(json, "code");
  out.label = in.text(json, "label");
  out.finding = in.text(json, "finding");
  out.base = in.whole(json, "base");
  out.of_asked = in.truth(json, "of_asked");
  for (const auto& one : in.list(json, "answers"))
    out.classes.push_back({in.text(one, "answer"), in.count(one), one.find("outside") != nullptr});
  for (const auto& one : in.list(json, "words")) out.words.push_back({in.text(one, "word"), in.count(one)});
  for (const auto& one : in.list(json, "themes"))
    out.themes.push_back({in.text(one, "theme"), in.count(one),
                          one.find("quotation") == nullptr ? std::string() : in.text(one, "quotation")});
  for (const auto& one : in.list(json, "remarks")) {
    if (one.text() != nullptr) out.remarks.push_back(*one.text());
  }
  return out;
}

}  // namespace

Json to_json(const Publication& publication) {
  return json_object({{"title", publication.title},
                      {"when_and_where", publication.when_and_where},
                      {"programme", publication.programme},
                      {"headline", publication.headline},
                      {"lead", publication.lead},
                      {"least", publication.least},
                      {"answers", publication.answers},
                      {"who_answered", publication.who_answered},
                      {"who_registered", publication.who_registered},
                      {"anonymous", publication.anonymous},
                      {"questions", json_array(publication.questions, of_question)}});
}

Result<Publication> publication_from(const Json& json) {
  Reading in;
  Publication out;
  out.title = in.text(json, "title");
  out.when_and_where = in.text(json, "when_and_where");
  out.programme = in.text(json, "programme");
  out.headline = in.text(json, "headline");
  out.lead = in.text(json, "lead");
  out.least = in.whole(json, "least");
  out.answers = in.whole(json, "answers");
  out.who_answered = in.text(json, "who_answered");
  out.who_registered = in.text(json, "who_registered");
  out.anonymous = in.truth(json, "anonymous");
  for (const auto& one : in.list(json, "questions")) out.questions.push_back(question_from(in, one));
  if (!in.whole_read())
    return unavailable("The published figures cannot be read.", "a member of the kept JSON is missing");
  return out;
}

}  // namespace muster::figures
