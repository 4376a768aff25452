// Short ways to say a shape, so that a route's description reads like its reply.
#include <muster/platform/web/schema.hpp>

namespace muster::web {
namespace {

Schema of_type(Schema::Type type, std::string about) {
  Schema schema;
  schema.type = type;
  schema.about = std::move(about);
  return schema;
}

}  // namespace

Schema Schema::or_null() const {
  auto other = *this;
  other.nullable = true;
  return other;
}

Schema Schema::where_known() const {
  auto other = *this;
  other.required = false;
  return other;
}

Schema text(std::string about) { return of_type(Schema::Type::string, std::move(about)); }

Schema text_like(std::string format, std::string about) {
  auto schema = text(std::move(about));
  schema.format = std::move(format);
  return schema;
}

Schema text_of(std::vector<std::string> one_of, std::string about) {
  auto schema = text(std::move(about));
  schema.one_of = std::move(one_of);
  return schema;
}

Schema whole_number(std::string about) { return of_type(Schema::Type::integer, std::move(about)); }

Schema number(std::string about) { return of_type(Schema::Type::number, std::move(about)); }

Schema truth(std::string about) { return of_type(Schema::Type::boolean, std::move(about)); }

Schema list_of(Schema item, std::string about) {
  auto schema = of_type(Schema::Type::array, std::move(about));
  schema.items.push_back(std::move(item));
  return schema;
}

Schema object(std::vector<std::pair<std::string, Schema>> members, std::string about) {
  auto schema = of_type(Schema::Type::object, std::move(about));
  schema.members = std::move(members);
  return schema;
}

Schema any_object(std::string about) {
  auto schema = of_type(Schema::Type::object, std::move(about));
  schema.open = true;
  return schema;
}

}  // namespace muster::web
