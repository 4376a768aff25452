#pragma once
// What a route says of itself to programs: parameters, what it takes and what it answers, in JSON Schema's terms.

#include <string>
#include <utility>
#include <vector>

namespace muster::web {

/// The shape of one JSON value.
struct Schema {
  enum class Type { string, integer, number, boolean, array, object };

  Type type = Type::object;
  std::string about;                  ///< one sentence, or empty where the name says it
  std::string format{};               ///< "date", "email", "uri-reference"; empty where there is none
  std::vector<std::string> one_of{};  ///< the only texts it can be; empty where it is free
  bool nullable = false;
  bool required = true;                                   ///< as a member of an object: whether it is always there
  std::vector<Schema> items{};                            ///< of an array: the shape of each, one entry
  std::vector<std::pair<std::string, Schema>> members{};  ///< of an object
  bool open = false;                                      ///< of an object: it may have others

  [[nodiscard]] Schema or_null() const;
  [[nodiscard]] Schema where_known() const;  ///< as a member of an object: it may be missing
};

[[nodiscard]] Schema text(std::string about = {});
[[nodiscard]] Schema text_like(std::string format, std::string about = {});
[[nodiscard]] Schema text_of(std::vector<std::string> one_of, std::string about = {});
[[nodiscard]] Schema whole_number(std::string about = {});
[[nodiscard]] Schema number(std::string about = {});
[[nodiscard]] Schema truth(std::string about = {});
[[nodiscard]] Schema list_of(Schema item, std::string about = {});
[[nodiscard]] Schema object(std::vector<std::pair<std::string, Schema>> members, std::string about = {});

/// An object of which nothing is said.
[[nodiscard]] Schema any_object(std::string about = {});

/// Something that is given in the query of an address, or in the path where the pattern names it.
struct Parameter {
  std::string name;
  Schema schema;
  std::string example{};
};

/// A route for programs, as /api/openapi.json tells it. What holds for every route is added there: who may call it, and
/// what is answered where something is wrong.
struct Description {
  std::string summary;  ///< one line
  std::vector<Parameter> parameters{};
  std::vector<Schema> takes{};  ///< the JSON that is sent: one entry, or none
  Schema replies;
  std::string example{};  ///< a reply, as JSON
  bool by_pages = false;  ///< takes ?page= and ?per_page=, see paging.hpp
};

}  // namespace muster::web
