// Rules on responses.
#include <muster/domain/actions/comment.hpp>

#include <muster/domain/actions/action.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::actions {

std::string response_state(const Response& response) {
  if (response.words.empty()) return "Open";
  return response.published_on ? "Published" : "Written";
}

Outcome check_response(const Response& response) {
  if (character_count(response.words) > longest_words) return bad_input("Keep it to 2,000 letters.").at("words");
  if (response.words.empty() && response.published_on)
    return bad_input("Write the response, then publish it.").at("words");
  return Success{};
}

}  // namespace muster::actions
