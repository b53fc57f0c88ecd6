/** Pairs 繁简 of the characters that the rules look for; in full-width ads from elsewhere they stand traditional. */
const pairs =
  '滬沪戶户證证歲岁費费貸贷優优專专學学體体雙双訂订給给聯联繫系絡络電电話话郵邮號号碼码掃扫圍围' +
  '無无與与廠厂單单婚婚婦妇産产產产懷怀滿满將将離离異异漢汉滿满維维爾尔族族宗宗禮礼籍籍縣县鄉乡鎮镇' +
  '內内東东當当農农壓压繳缴納纳預预險险裝装訓训繼继續续扣扣檢检測测驗验陽阳陰阴氣气質质貌貌顏颜' +
  '齡龄輕轻職职務务資资薪薪議议談谈標标準准僅仅須须時时勞劳動动員员務务術术發发業业畢毕殘残' +
  '礙碍傳传攜携帶带個个紋纹節节統统爲为為为拒拒絕绝請请應应對对從从後后還还來来實实歷历曆历' +
  '過过証证嚴严薦荐擇择會会書书開开關关門门車车選选進进運运達达個个們们這这間间圖图臺台' +
  '長长頭头壯壮結结連连繫系約约抵抵擔担風风報报納纳龍龙國国類类網网頁页';

const simplified = new Map<string, string>();
for (let at = 0; at < pairs.length; at += 2) simplified.set(pairs.charAt(at), pairs.charAt(at + 1));

export function simplify(character: string): string {
  return simplified.get(character) ?? character;
}
