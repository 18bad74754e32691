package jp.mymovie.cost.rule;

import java.util.List;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.sheet.Item;

/** What resources of a type bill. */
interface Rule {
    List<Item> items(Resource resource, Templates templates);
}
