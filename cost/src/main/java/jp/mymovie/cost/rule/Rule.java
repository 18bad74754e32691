package jp.mymovie.cost.rule;

import java.util.List;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.sheet.Item;

/** Items that resources of a type bill. */
interface Rule {
    List<Item> items(Resource resource, Templates templates);
}
