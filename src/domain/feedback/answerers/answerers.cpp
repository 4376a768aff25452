// Names of those who may answer.
#include <muster/domain/feedback/answerers.hpp>

#include <stdexcept>

namespace muster::feedback {

std::string_view answerers_name(Answerers who) {
  switch (who) {
    case Answerers::anyone:
      return "anyone";
    case Answerers::link:
      return "link";
    case Answerers::delegates:
      return "delegates";
    case Answerers::attended:
      return "attended";
    case Answerers::programme:
      return "programme";
  }
  throw std::logic_error("answerers without a name");
}

Result<Answerers> parse_answerers(std::string_view name) {
  for (const auto each : all_answerers) {
    if (name == answerers_name(each)) return each;
  }
  return bad_input("\"" + std::string(name) +
                   "\" is none of those who may answer: anyone, link, delegates, attended or programme.")
      .at("answered_by");
}

std::string_view answerers_words(Answerers who) {
  switch (who) {
    case Answerers::anyone:
      return "anybody who has its address";
    case Answerers::link:
      return "people who were handed a link";
    case Answerers::delegates:
      return "delegates, each by a link of their own";
    case Answerers::attended:
      return "those who came, each by a link of their own";
    case Answerers::programme:
      return "people of the programme, each by a link of their own";
  }
  throw std::logic_error("answerers without words");
}

}  // namespace muster::feedback
